// The gallery: an exhibit per element. What is in one is in `gallery/`.

import { create } from "./gallery/dom.js";
import { ELEMENTS } from "./gallery/elements.js";
import { Exhibit } from "./gallery/exhibit.js";

for (const element of ELEMENTS) {
  document.getElementById("exhibits").append(new Exhibit(element).node);
  const link = create("a", { href: `#${element.tag}`, textContent: element.tag });
  document.getElementById("entries").append(create("li", {}, link));
}
// The fragment named an exhibit that wasn't there yet.
if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
