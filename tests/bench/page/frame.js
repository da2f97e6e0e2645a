// What a page does for a key, up to the frame that shows it.

/** The next frame, with its style, layout and paint. */
export const frame = () => new Promise(done => requestAnimationFrame(() => {
  // Behind the frame's own work: style, layout, paint.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.now());
  port2.postMessage(0);
}));
/** When the page has nothing else to do. */
export const rest = () => new Promise(done => requestIdleCallback(done));

/** The runner makes the processor so many times slower. */
export async function slow(rate) {
  bench.rate = rate;
  while (bench.applied !== rate) await new Promise(done => setTimeout(done, 20));
}

/** What the main thread does for a key: the event and all that follows from it, then the frame. */
export async function press(act) {
  await frame();
  const start = performance.now();
  act();
  // Microtasks have drawn the view by the next task.
  await new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  const drawn = performance.now();
  const began = await new Promise(done => requestAnimationFrame(() => done(performance.now())));
  const ended = await new Promise(done => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  return (drawn - start) + (ended - began);
}
