// What an author has written, for as long as the tab is open: a reload, or a look at
// the sample, costs nothing. Where storage is forbidden, it lasts as long as the page.

const key = (tag) => `gallery ${tag}`;
const here = new Map();

export function keep(tag, text) {
  here.set(tag, text);
  try {
    sessionStorage.setItem(key(tag), text);
  } catch {}
}

/** None if nothing was written. */
export function kept(tag) {
  try {
    return sessionStorage.getItem(key(tag)) ?? here.get(tag);
  } catch {
    return here.get(tag);
  }
}
