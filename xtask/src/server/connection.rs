//! One connection: requests in, answers out, until either side is done.

use std::io::{self, BufReader, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::thread;

use super::fault::Fault;
use super::request::{self, Head, Request};
use super::response::Response;
use super::{Shared, file, mime};

/// What follows an answer.
#[derive(PartialEq)]
enum Next {
    Continue,
    Close,
}

pub(super) fn serve(stream: TcpStream, shared: &Shared) {
    // Small answers would otherwise wait for the peer's acknowledgement.
    let _ = stream.set_nodelay(true);
    let Ok(writer) = stream.try_clone() else {
        return;
    };
    let mut writer = io::BufWriter::new(writer);
    let mut reader = BufReader::new(&stream);
    loop {
        let next = match request::read(&mut reader) {
            Ok(Head::Request(request)) => answer(request, &mut writer, shared),
            Ok(Head::Bad) => Response::status(400)
                .write(&mut writer, true, None)
                .map(|()| Next::Close),
            Ok(Head::End) | Err(_) => break,
        };
        if !matches!(next, Ok(Next::Continue)) {
            break;
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
}

fn answer(request: Request, writer: &mut impl Write, shared: &Shared) -> io::Result<Next> {
    let (entry, fault, page, policy) = {
        let mut state = shared.lock();
        let entry = state.cleared + state.requests.len();
        state.requests.push(request.clone());
        (
            entry,
            state.faults.of(&request.path).cloned(),
            state.pages.get(&request.path).map(Arc::clone),
            state.policy.header().map(std::borrow::Cow::into_owned),
        )
    };
    match fault {
        Some(Fault::Stall) if shared.wait_while_stalled(&request.path) => return Ok(Next::Close),
        Some(Fault::Delay(time)) => thread::sleep(time),
        _ => {}
    }
    let mut response = match &fault {
        _ if request.method != "GET" && request.method != "HEAD" => {
            Response::status(405).with("Allow", "GET, HEAD")
        }
        Some(Fault::Status(status)) => Response::status(*status),
        Some(Fault::Body(body)) => Response::file(mime::of(&request.path), body.as_slice().into()),
        _ => match page {
            Some(body) => Response::file(mime::of(&request.path), body),
            None => file::answer(&shared.roots, &request.path),
        },
    };
    let mut limit = None;
    match fault {
        Some(Fault::Mime(mime)) => response.mime = mime,
        Some(Fault::Truncate(bytes)) => limit = Some(bytes),
        // Only a sound file may be known already.
        _ => response = response.unless_known(request.header("if-none-match")),
    }
    if let Some(policy) = policy {
        response = response.with("Content-Security-Policy", policy);
    }
    // A body that nobody reads would be taken for the next request.
    let close = limit.is_some()
        || request.header("connection") == Some("close")
        || request
            .header("content-length")
            .is_some_and(|length| length != "0")
        || request.header("transfer-encoding").is_some();
    if close {
        response = response.with("Connection", "close");
    }
    {
        let mut state = shared.lock();
        let logged = entry.checked_sub(state.cleared);
        if let Some(logged) = logged.and_then(|entry| state.requests.get_mut(entry)) {
            logged.status = Some(response.status);
        }
    }
    response.write(writer, request.method != "HEAD", limit)?;
    Ok(if close { Next::Close } else { Next::Continue })
}
