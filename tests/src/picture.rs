//! Pictures of pages, small enough to keep, and how far two of them differ.

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};
use serde_json::json;

use crate::page::Page;

/// How far a channel may be off before a pixel counts: an edge that another version of
/// the browser smooths otherwise stays below.
const THRESHOLD: u8 = 48;

/// A picture at half of its size and with 16 steps for each of red, green and blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads a PNG as it is.
    ///
    /// # Errors
    /// When it is none.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let size = reader.output_buffer_size().context("too large")?;
        let mut buffer = vec![0; size];
        let frame = reader.next_frame(&mut buffer)?;
        let samples = frame.color_type.samples();
        ensure!(samples >= 3, "a picture without colours");
        let pixels = buffer.chunks_exact(samples);
        let pixels = pixels.filter_map(|pixel| pixel.first_chunk().copied());
        let (width, height) = (frame.width as usize, frame.height as usize);
        Ok(Self {
            width,
            height,
            pixels: pixels.take(width * height).collect(),
        })
    }

    /// Each square of four pixels as one.
    #[must_use]
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut sum = [0_u16; 3];
                for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                    let pixel = self.pixel(2 * x + dx, 2 * y + dy);
                    for (sum, value) in sum.iter_mut().zip(pixel) {
                        *sum += u16::from(value);
                    }
                }
                pixels.push(sum.map(|sum| (sum / 64) as u8 * 17));
            }
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let pixel = self.pixels.get(y * self.width + x);
        pixel
            .copied()
            .filter(|_| x < self.width)
            .unwrap_or([255, 0, 255])
    }

    /// As a PNG; with a palette where its colours fit into one.
    ///
    /// # Errors
    /// Only when the encoder fails.
    pub fn encode(&self) -> Result<Vec<u8>> {
        let mut palette: Vec<[u8; 3]> = self.pixels.clone();
        palette.sort_unstable();
        palette.dedup();
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, self.width as u32, self.height as u32);
        encoder.set_compression(Compression::High);
        encoder.set_depth(BitDepth::Eight);
        let data: Vec<u8> = if palette.len() <= 256 {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette.concat());
            let place = |pixel: &[u8; 3]| palette.binary_search(pixel).unwrap_or(0) as u8;
            self.pixels.iter().map(place).collect()
        } else {
            encoder.set_color(ColorType::Rgb);
            self.pixels.concat()
        };
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&data)?;
        writer.finish()?;
        Ok(out)
    }

    /// The share of pixels that differ, and a picture of where: red on what both show,
    /// made pale. What only one of them has differs.
    #[must_use]
    pub fn difference(&self, other: &Self) -> (f64, Self) {
        let (width, height) = (self.width.max(other.width), self.height.max(other.height));
        let mut pixels = Vec::with_capacity(width * height);
        let mut count = 0_u32;
        for y in 0..height {
            for x in 0..width {
                let (one, two) = (self.pixel(x, y), other.pixel(x, y));
                let off = one
                    .iter()
                    .zip(two)
                    .map(|(one, two)| one.abs_diff(two))
                    .max();
                let both = y < self.height.min(other.height) && x < self.width.min(other.width);
                if both && off.is_none_or(|off| off <= THRESHOLD) {
                    pixels.push(one.map(|value| 192 + value / 4));
                } else {
                    count += 1;
                    pixels.push([221, 0, 0]);
                }
            }
        }
        let all = u32::try_from(pixels.len()).unwrap_or(u32::MAX).max(1);
        let picture = Self {
            width,
            height,
            pixels,
        };
        (f64::from(count) / f64::from(all), picture)
    }
}

impl Page {
    /// A picture of all that `css` covers, be it in the window or below it.
    ///
    /// # Errors
    /// When there is nothing to be seen.
    pub async fn picture(&self, css: &str) -> Result<Picture> {
        let area: serde_json::Value = self
            .run(
                "const { x, y, width, height } = document.querySelector(arguments[0]) \
                   .getBoundingClientRect(); \
                 return { x: x + scrollX, y: y + scrollY, width: Math.ceil(width), \
                   height: Math.ceil(height), scale: 1 };",
                vec![json!(css)],
            )
            .await?;
        let how = json!({ "format": "png", "clip": area, "captureBeyondViewport": true });
        let answer = self.devtools("Page.captureScreenshot", how).await?;
        let data = answer.get("data").and_then(serde_json::Value::as_str);
        Picture::decode(&STANDARD.decode(data.context("no picture")?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    fn picture(width: usize, pixels: &[[u8; 3]]) -> Picture {
        Picture {
            width,
            height: pixels.len() / width,
            pixels: pixels.to_vec(),
        }
    }

    #[test]
    fn four_pixels_become_one_and_come_back_from_a_file() {
        let (black, white) = ([0; 3], [255; 3]);
        let half = picture(2, &[black, white, black, white]).halved();
        assert_eq!(half, picture(1, &[[119; 3]]));
        assert_eq!(Picture::decode(&half.encode().unwrap()).unwrap(), half);
        let colours: Vec<_> = (0..=255).map(|at| [at, 255 - at, 7]).collect();
        let many = picture(16, &[colours, vec![[1, 2, 3]; 16]].concat());
        assert_eq!(Picture::decode(&many.encode().unwrap()).unwrap(), many);
    }

    #[test]
    fn what_differs() {
        let kept = picture(2, &[[0; 3], [17; 3], [255; 3], [255; 3]]);
        let check = |other: &Picture, expected: f64| {
            assert_eq!(kept.difference(other).0, expected, "{other:?}");
        };
        check(&kept, 0.0);
        check(&picture(2, &[[48; 3], [0; 3], [255; 3], [255; 3]]), 0.0);
        check(
            &picture(2, &[[49, 0, 0], [17; 3], [255; 3], [255; 3]]),
            0.25,
        );
        check(&picture(2, &[[0; 3], [17; 3]]), 0.5);
    }
}
