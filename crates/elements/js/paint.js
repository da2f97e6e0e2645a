// The painter: makes the document's nodes into what a view has written, and changes what
// stands there into the next view. Nothing that is the same is touched.

const SPACES = { svg: "http://www.w3.org/2000/svg", html: "http://www.w3.org/1999/xhtml" };
const NONE = 2 ** 32 - 1;
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
// Names by their address and length: those of the linked module, so every instance has
// them at the same place.
const names = new Map();

/** What a view has written, as a tree; the numbers are those of `markup.rs`. */
function readView(words, text, fixed, memory) {
  let at = 0;
  const next = () => words[at++];
  const piece = () => {
    const start = next();
    const end = start + next();
    return start === NONE ? null : utf8.decode(text.subarray(start, end));
  };
  const name = () => {
    const place = 2 * next();
    const [start, length] = [fixed[place], fixed[place + 1]];
    const key = start * 99 + length;
    if (!names.has(key)) names.set(key, utf8.decode(memory.subarray(start, start + length)));
    return names.get(key);
  };
  const inside = (node) => {
    const nodes = [];
    for (let what; (what = next()) < 8 && what !== 1; ) {
      if (what === 0) {
        const tag = { tag: name(), attributes: [], acts: [] };
        // Written by the same line of a view: what continues what, together with the key.
        tag.shape = tag.tag;
        for (let count = next(); count--; ) {
          const attribute = [name(), piece()];
          tag.attributes.push(attribute);
          tag.shape += " " + attribute[0];
        }
        tag.inside = inside(tag);
        nodes.push(tag);
      } else if (what === 2) nodes.push({ text: piece(), shape: "" });
      else if (what === 3) node.key = piece();
      else if (what === 4) [node.value, node.shape] = [piece(), node.shape + "="];
      else if (what === 5) node.checked = !!next();
      else if (what === 6) {
        const act = [name(), next()];
        node.acts.push(act);
        node.shape += " on" + act[0];
      } else [node.token, node.lazy, node.shape] = [piece(), next(), node.shape + "~"];
    }
    return nodes;
  };
  return inside({});
}

const continues = (old, node) => old.shape === node.shape && old.key === node.key;

/**
 * For each new node the place of the old one that it continues. Siblings are matched
 * from the end, from the start, then in between, so that a field keeps its focus while a
 * message before or after it comes and goes.
 */
function matchNodes(old, nodes) {
  const from = new Array(nodes.length);
  let [rest, left, head] = [old.length, nodes.length, 0];
  while (rest && left && continues(old[rest - 1], nodes[left - 1])) from[--left] = --rest;
  while (head < rest && head < left && continues(old[head], nodes[head])) from[head] = head++;
  // Old ones come in the order of the new ones, mostly: the search goes on where the
  // last one was found, and around.
  const free = new Set();
  for (let place = head; place < rest; place++) free.add(place);
  let next = head;
  for (let place = head; place < left && free.size; place++) {
    for (let step = 0; step < rest - head; step++) {
      const found = head + ((next - head + step) % (rest - head));
      if (free.has(found) && continues(old[found], nodes[place])) {
        from[place] = found;
        free.delete(found);
        next = found + 1;
        break;
      }
    }
  }
  return from;
}

/** Changes the nodes inside `parent` from `old` to `nodes`, which `batch` has written. */
function changeNodes(brush, batch, parent, old, nodes, space) {
  const from = matchNodes(old, nodes);
  const used = new Set(from);
  old.forEach((node, place) => {
    if (!used.has(place)) {
      parent.removeChild(node.dom);
      forgetNode(brush, node);
    }
  });
  // From the end, where each node's place is before the one that was just put.
  let [next, bound] = [null, old.length];
  for (let place = nodes.length; place--; ) {
    const node = nodes[place];
    const before = old[from[place]];
    turnNode(brush, batch, node, before, node.tag === "svg" ? SPACES.svg : space);
    if (from[place] < bound) bound = from[place];
    else parent.insertBefore(node.dom, next);
    next = node.dom;
  }
}

/** Puts `node` into the document, in the place of `before` if it continues that. */
function turnNode(brush, batch, node, before, space) {
  const { tag } = node;
  node.dom = before?.dom ?? (tag ? brush.page.createElementNS(space, tag) : brush.page.createTextNode(node.text));
  const { dom } = node;
  if (!tag) {
    if (before && before.text !== node.text) dom.nodeValue = node.text;
    return;
  }
  node.attributes.forEach(([name, value], at) => {
    if (value === (before?.attributes[at][1] ?? null)) return;
    value === null ? dom.removeAttribute(name) : dom.setAttribute(name, value);
  });
  // A node has its listeners for good, and they learn who hears.
  node.heard = before?.heard ?? node.acts.map(([event], at) => {
    const heard = { acts: node.acts };
    dom.addEventListener(event, (event) => brush.hear(heard.batch, heard.acts[at][1], event));
    return heard;
  });
  for (const heard of node.heard) Object.assign(heard, { batch, acts: node.acts });
  if (node.lazy !== undefined) {
    if (before?.token === node.token) [node.inside, node.batch] = [before.inside, before.batch];
    else {
      const written = brush.write(batch, node.lazy);
      changeNodes(brush, written.batch, dom, before?.inside ?? [], written.nodes, space);
      if (before) brush.forget(before.batch);
      [node.inside, node.batch] = [written.nodes, written.batch];
    }
  } else changeNodes(brush, batch, dom, before?.inside ?? [], node.inside, space);
  // Unless it holds that: setting it would move the cursor.
  if (node.value !== undefined && dom.value !== node.value) dom.value = node.value;
  if (node.checked !== undefined) dom.checked = node.checked;
}

/** Nothing is heard any more of a node that left: an event may still be on its way to it. */
function forgetNode(brush, node) {
  for (const heard of node.heard ?? []) heard.batch = NONE;
  if (node.batch !== undefined) brush.forget(node.batch);
  node.inside?.forEach((each) => forgetNode(brush, each));
}
