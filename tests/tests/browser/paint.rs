//! The painter by itself: what continues what, and what it does to the document.

use anyhow::{Result, ensure};
use inlay_tests::{Page, scenarios, workspace};
use serde_json::{Value, json};

scenarios![what_was_there_stays, the_document_follows];

/// The painter's functions, then a script that calls them.
async fn with_painter<T: serde::de::DeserializeOwned>(
    page: &Page,
    script: &str,
    args: Vec<Value>,
) -> Result<T> {
    let painter = workspace().join("crates/elements/js/paint.js");
    let painter = std::fs::read_to_string(painter)?;
    page.run(&[&painter, script].concat(), args).await
}

/// `p`, `h` and so on are shapes of tags, a digit after one is its key, `_` is a text.
async fn what_was_there_stays(page: &Page) -> Result<()> {
    page.open_plain("", "").await?;
    let cases = [
        ("", "", json!([])),
        ("", "p", json!([null])),
        ("p", "", json!([])),
        ("p f", "p f", json!([0, 1])),
        ("p _", "_ _", json!([null, 1])),
        // A message before or after a field comes and goes.
        ("f", "p f", json!([null, 0])),
        ("p f", "f", json!([1])),
        ("f", "f p", json!([0, null])),
        ("f p", "f", json!([0])),
        ("q f p", "p q f p", json!([null, 0, 1, 2])),
        ("p f _", "q f b", json!([null, 1, null])),
        // A tag with other attributes, events or a value is another.
        ("p", "q", json!([null])),
        // Keys tell rows apart wherever they go.
        ("l1 l2 l3", "l3 l1", json!([2, 0])),
        ("l1 l2 l3", "l0 l2 l9", json!([null, 1, null])),
        ("l1 l2 l3 l4", "l4 l3 l2 l1", json!([3, 2, 1, 0])),
        ("l1 l2 l3", "l2 l3 l4 l1", json!([1, 2, null, 0])),
    ];
    for (old, new, expected) in cases {
        let script = "const nodes = (text) => text.split(' ').filter(Boolean)\
             .map(([shape, key]) => ({ shape: shape === '_' ? '' : shape, key })); \
             return [...matchNodes(nodes(arguments[0]), nodes(arguments[1]))].map(each => each ?? null)";
        let found: Value = with_painter(page, script, vec![json!(old), json!(new)]).await?;
        ensure!(found == expected, "{old} to {new}: {found}");
    }
    Ok(())
}

async fn the_document_follows(page: &Page) -> Result<()> {
    page.open_plain("", "").await?;
    // As `markup.rs` writes it: names from a memory, the rest from a text.
    let script = r#"
        const encoder = new TextEncoder();
        const memory = [];
        const written = (view) => {
            const [words, fixed, bytes] = [[], [], []];
            const name = (text) => {
                const place = memory.length;
                memory.push(...encoder.encode(text));
                fixed.push(place, memory.length - place);
                return fixed.length / 2 - 1;
            };
            const piece = (text) => {
                if (text === null) return [4294967295, 0];
                const start = bytes.length;
                bytes.push(...encoder.encode(text));
                return [start, bytes.length - start];
            };
            const write = (node) => {
                if (typeof node === "string") return words.push(2, ...piece(node));
                const { tag, attributes = {}, inside = [] } = node;
                words.push(0, name(tag), Object.keys(attributes).length);
                for (const each in attributes) words.push(name(each), ...piece(attributes[each]));
                if ("key" in node) words.push(3, ...piece(node.key));
                if ("value" in node) words.push(4, ...piece(node.value));
                if ("checked" in node) words.push(5, +node.checked);
                if ("on" in node) words.push(6, name("click"), node.on);
                if ("token" in node) words.push(7, ...piece(node.token), node.lazy);
                inside.forEach(write);
                words.push(1);
            };
            view.forEach(write);
            return readView(words, Uint8Array.from(bytes), fixed, Uint8Array.from(memory));
        };
        const told = [];
        const lazies = { 7: ["late"], 8: ["later"], 9: [{ tag: "b" }] };
        let batch = 0;
        const brush = {
            page: document,
            hear: (batch, number) => told.push(`heard ${batch} ${number}`),
            forget: (batch) => told.push(`forgot ${batch}`),
            write: (of, number) => ({ batch: `${of}.${number}`, nodes: written(lazies[number]) }),
        };
        const root = document.createElement("div");
        let nodes = [];
        const paint = (view) => {
            const next = written(view);
            batch += 1;
            changeNodes(brush, batch, root, nodes, next, SPACES.html);
            nodes = next;
            told.push(root.innerHTML);
        };
        paint([{ tag: "p", attributes: { class: "a", title: null }, inside: ["é"] }, { tag: "button", on: 3, inside: ["go"] }]);
        const [p, button] = root.children;
        button.click();
        paint(["x", { tag: "p", attributes: { class: null, title: "" }, inside: ["f"] }, { tag: "button", on: 4, inside: ["go"] }]);
        told.push(p === root.children[0] && button === root.children[1]);
        button.click();
        paint([]);
        button.click();
        paint([{ tag: "input", value: "typed" }, { tag: "input", checked: true }]);
        told.push(root.children[0].value, root.children[1].checked);
        paint([{ tag: "ul", token: "one", lazy: 7 }]);
        paint([{ tag: "ul", token: "one", lazy: 8 }]);
        paint([{ tag: "ul", token: "two", lazy: 8 }]);
        paint([{ tag: "svg", inside: [{ tag: "path" }] }]);
        told.push(root.firstChild.firstChild.namespaceURI);
        return told;"#;
    let told: Value = with_painter(page, script, Vec::new()).await?;
    let expected = json!([
        "<p class=\"a\">é</p><button>go</button>",
        "heard 1 3",
        "x<p title=\"\">f</p><button>go</button>",
        true,
        "heard 2 4",
        "",
        "heard 4294967295 4",
        "<input><input>",
        "typed",
        true,
        "<ul>late</ul>",
        "<ul>late</ul>",
        "forgot 5.7",
        "<ul>later</ul>",
        "forgot 7.8",
        "<svg><path></path></svg>",
        "http://www.w3.org/2000/svg"
    ]);
    ensure!(told == expected, "{told:#}");
    Ok(())
}
