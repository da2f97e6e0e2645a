//! The server, seen from a plain socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{Config, Fault, Policy, Server};

/// A folder of its own for each test, removed with it.
struct Site {
    folder: PathBuf,
    server: Server,
}

impl Site {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("www/sub")).unwrap();
        fs::create_dir_all(folder.join("dist")).unwrap();
        for (path, text) in [
            ("secret.txt", "secret"),
            ("www/index.html", "<!doctype html>"),
            ("www/sub/index.html", "sub"),
            ("www/a b.svg", "<svg/>"),
            ("dist/inlay.js", "export {};"),
            ("dist/core.wasm", "\0asm"),
            ("dist/inlay.d.ts", "export {};"),
        ] {
            fs::write(folder.join(path), text).unwrap();
        }
        let roots = vec![
            ("/".to_owned(), folder.join("www")),
            ("/inlay".to_owned(), folder.join("dist")),
        ];
        let server = Server::start(Config {
            roots,
            ..Config::default()
        })
        .unwrap();
        Self { folder, server }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.server.address()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(5)))
            .unwrap();
        stream
    }

    /// Sends `request` with what every request needs, returns all that comes.
    fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        write!(stream, "{request}\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    fn get(&self, path: &str) -> String {
        self.raw(&format!("GET {path} HTTP/1.1"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap()
}

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines
        .find(|(given, _)| *given == name)
        .map(|(_, value)| value)
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").unwrap().1
}

#[test]
fn files_and_types() {
    let site = Site::new("files");
    let check = |path, expect_status, expect_type: Option<&str>, expect_body| {
        let answer = site.get(path);
        assert_eq!(status(&answer), expect_status, "{path}");
        if let Some(expect) = expect_type {
            assert_eq!(header(&answer, "Content-Type"), Some(expect), "{path}");
            assert_eq!(body(&answer), expect_body, "{path}");
        }
    };
    let html = Some("text/html; charset=utf-8");
    let script = Some("text/javascript; charset=utf-8");
    let text = Some("text/plain; charset=utf-8");
    check("/", "200", html, "<!doctype html>");
    check("/?query", "200", html, "<!doctype html>");
    check("/sub/", "200", html, "sub");
    check("/sub", "301", text, "301 Moved Permanently\n");
    check("/a%20b.svg", "200", Some("image/svg+xml"), "<svg/>");
    check("/inlay/inlay.js", "200", script, "export {};");
    check("/inlay/core.wasm", "200", Some("application/wasm"), "\0asm");
    check("/inlay/inlay.d.ts", "200", text, "export {};");
    check("/inlayer", "404", None, "");
    check("/inlay/", "404", None, "");
    check("/index.html/", "404", None, "");
    check("/../secret.txt", "400", None, "");
    check("/%2e%2e/secret.txt", "400", None, "");
    check("/..%2fsecret.txt", "400", None, "");
    check("//secret.txt", "404", None, "");
    assert_eq!(header(&site.get("/sub"), "Location"), Some("/sub/"));
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_is_refused() {
    let site = Site::new("link");
    std::os::unix::fs::symlink(
        site.folder.join("secret.txt"),
        site.folder.join("www/link.txt"),
    )
    .unwrap();
    assert_eq!(status(&site.get("/link.txt")), "404");
}

#[test]
fn headers_of_a_careful_host() {
    let site = Site::new("headers");
    let answer = site.get("/");
    assert_eq!(
        header(&answer, "Content-Security-Policy"),
        Some(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; \
             trusted-types 'none'"
        )
    );
    assert_eq!(header(&answer, "X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(header(&answer, "Cache-Control"), Some("no-cache"));
    assert!(header(&answer, "Referrer-Policy").is_some());
    assert_eq!(header(&answer, "Access-Control-Allow-Origin"), None);

    site.server.set_policy(Policy::NoWasm);
    let answer = site.get("/");
    let policy = header(&answer, "Content-Security-Policy").unwrap();
    assert!(policy.contains("script-src 'self';"), "{policy}");
    site.server.set_policy(Policy::Open);
    assert_eq!(header(&site.get("/"), "Content-Security-Policy"), None);
}

#[test]
fn methods() {
    let site = Site::new("methods");
    let answer = site.raw("HEAD / HTTP/1.1");
    assert_eq!(status(&answer), "200");
    assert_eq!(header(&answer, "Content-Length"), Some("15"));
    assert_eq!(body(&answer), "");
    assert_eq!(status(&site.raw("POST / HTTP/1.1")), "405");
    assert_eq!(status(&site.raw("nonsense")), "400");
    assert_eq!(status(&site.raw("GET / HTTP/1.1\r\nno colon")), "400");
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let site = Site::new("etag");
    let answer = site.get("/");
    let tag = header(&answer, "ETag").unwrap();
    let again = site.raw(&format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}"));
    assert_eq!((status(&again), body(&again)), ("304", ""));
    site.server.page("/", "changed");
    let again = site.raw(&format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}"));
    assert_eq!((status(&again), body(&again)), ("200", "changed"));
}

#[test]
fn one_connection_many_requests() {
    let site = Site::new("alive");
    let mut stream = site.connect();
    for _ in 0..3 {
        write!(stream, "GET /sub/ HTTP/1.1\r\n\r\n").unwrap();
        let mut answer = String::new();
        while !answer.ends_with("\r\n\r\nsub") {
            let mut bytes = [0; 512];
            let length = stream.read(&mut bytes).unwrap();
            assert_ne!(length, 0, "{answer}");
            answer.push_str(std::str::from_utf8(&bytes[..length]).unwrap());
        }
    }
    assert_eq!(site.server.requests().len(), 3);
}

#[test]
fn the_log() {
    let site = Site::new("log");
    site.server.page("/x.html", "<p>x");
    site.get("/x.html?a=1");
    site.get("/none%20");
    let log: Vec<_> = site
        .server
        .requests()
        .into_iter()
        .map(|request| (request.path, request.query, request.status))
        .collect();
    assert_eq!(
        log,
        [
            ("/x.html".to_owned(), Some("a=1".to_owned()), Some(200)),
            ("/none ".to_owned(), None, Some(404)),
        ]
    );
    assert_eq!(site.server.requests()[0].header("host"), Some("x"));
    site.server.clear_requests();
    assert_eq!(site.server.requests(), []);
}

#[test]
fn faults() {
    let site = Site::new("faults");
    let core = |fault| {
        site.server.clear_faults();
        site.server.fault("*.wasm", fault);
        site.get("/inlay/core.wasm")
    };
    assert_eq!(status(&core(Fault::Status(503))), "503");

    let answer = core(Fault::Truncate(2));
    assert_eq!(header(&answer, "Content-Length"), Some("4"));
    assert_eq!(body(&answer), "\0a");

    let answer = core(Fault::Mime("text/plain"));
    assert_eq!(header(&answer, "Content-Type"), Some("text/plain"));
    assert_eq!(body(&answer), "\0asm");

    let answer = core(Fault::Body(b"<html>".to_vec()));
    assert_eq!(header(&answer, "Content-Type"), Some("application/wasm"));
    assert_eq!(body(&answer), "<html>");

    #[expect(clippy::disallowed_methods, reason = "native")]
    let start = Instant::now();
    core(Fault::Delay(Duration::from_millis(50)));
    assert!(start.elapsed() >= Duration::from_millis(50));

    assert_eq!(status(&site.get("/inlay/inlay.js")), "200");
    site.server.clear_faults();
    assert_eq!(body(&site.get("/inlay/core.wasm")), "\0asm");
}

#[test]
fn a_stalled_answer_comes_when_the_fault_is_cleared() {
    let site = Site::new("stall");
    site.server.fault("/sub/", Fault::Stall);
    let mut stream = site.connect();
    write!(stream, "GET /sub/ HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
    // Others are served meanwhile.
    assert_eq!(status(&site.get("/")), "200");
    while site.server.requests().len() < 2 {
        std::thread::yield_now();
    }
    let stalled = |request: &super::Request| request.path == "/sub/" && request.status.is_none();
    assert!(site.server.requests().iter().any(stalled));
    site.server.clear_faults();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert_eq!(body(&answer), "sub");
}

#[test]
fn dropping_it_ends_every_connection() {
    let site = Site::new("drop");
    site.server.fault("*", Fault::Stall);
    let mut stream = site.connect();
    write!(stream, "GET / HTTP/1.1\r\n\r\n").unwrap();
    while site.server.requests().is_empty() {
        std::thread::yield_now();
    }
    let address = site.server.address();
    drop(site);
    let mut answer = String::new();
    assert_eq!(stream.read_to_string(&mut answer).unwrap_or(0), 0);
    assert!(TcpStream::connect(address).is_err());
}
