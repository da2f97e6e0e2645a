// What pages use to tell the time elsewhere, each by its shortest way.
//
// Each is made for zones, and fills a list, row by row: minutes since
// 1970-01-01T00:00 on the clock of the zone, every half hour from `start` (in ms) on.

const STEP = 18e5;

/** From a function `offset(ms, zone)` in minutes; `prepare` makes what it takes for ms. */
const byOffset = (zones, offset, prepare = ms => ms) => (start, cells, out) => {
  const times = Array.from({ length: cells }, (_, cell) => prepare(start + cell * STEP));
  let at = 0;
  for (const zone of zones) {
    for (let cell = 0; cell < cells; cell += 1) {
      out[at] = (start + cell * STEP) / 6e4 + offset(times[cell], zone);
      at += 1;
    }
  }
};

/** moment and what builds on it look for each other on the global object. */
const script = source => new Promise((done, failed) => {
  const element = document.createElement('script');
  element.src = source;
  element.onload = done;
  element.onerror = () => failed(new Error(`${source} doesn't load`));
  document.head.append(element);
});

const temporal = ({ Instant }, zones) => byOffset(
  zones,
  (instant, zone) => instant.toZonedDateTimeISO(zone).offsetNanoseconds / 6e10,
  ms => Instant.fromEpochMilliseconds(ms),
);

export const CLOCKS = {
  'native Temporal': async zones => {
    if (!globalThis.Temporal) throw new Error('This browser has no Temporal.');
    return temporal(globalThis.Temporal, zones);
  },
  'temporal-polyfill': async zones => {
    // Its main module hands out the browser's own where there is one.
    const { Temporal } = await import('/npm/temporal-polyfill/implementation.js');
    if (Temporal === globalThis.Temporal) throw new Error('That is no polyfill.');
    return temporal(Temporal, zones);
  },
  'cached Intl': async zones => {
    const formats = new Map(zones.map(zone => [zone, new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })]));
    return (start, cells, out) => {
      let at = 0;
      for (const zone of zones) {
        const format = formats.get(zone);
        for (let cell = 0; cell < cells; cell += 1) {
          // 12/02/2026, 16:30
          const text = format.format(start + cell * STEP);
          const number = (from, to) => Number(text.slice(from, to));
          out[at] = Date.UTC(number(6, 10), number(0, 2) - 1, number(3, 5), number(12, 14), number(15, 17)) / 6e4;
          at += 1;
        }
      }
    };
  },
  'moment-timezone': async zones => {
    await script('/npm/moment/min/moment.min.js');
    await script('/npm/moment-timezone/builds/moment-timezone-with-data-10-year-range.min.js');
    const { moment } = globalThis;
    return byOffset(zones, (ms, zone) => moment.tz(ms, zone).utcOffset());
  },
  luxon: async zones => {
    const { DateTime } = await import('/npm/luxon/build/es6/luxon.mjs');
    return byOffset(zones, (ms, zone) => DateTime.fromMillis(ms, { zone }).offset);
  },
  dayjs: async zones => {
    await script('/npm/dayjs/dayjs.min.js');
    await script('/npm/dayjs/plugin/utc.js');
    await script('/npm/dayjs/plugin/timezone.js');
    const { dayjs, dayjs_plugin_utc: utc, dayjs_plugin_timezone: timezone } = globalThis;
    dayjs.extend(utc);
    dayjs.extend(timezone);
    return byOffset(zones, (ms, zone) => dayjs(ms).tz(zone).utcOffset());
  },
  'date-fns-tz': async zones => {
    const { toZonedTime } = await import('/npm/date-fns-tz/dist/esm/toZonedTime/index.js');
    // A date whose own fields are the other clock's: in UTC, as this browser is, its time is too.
    // (getTimezoneOffset is quicker, and wrong in the hours before a change.)
    return (start, cells, out) => {
      const dates = Array.from({ length: cells }, (_, cell) => new Date(start + cell * STEP));
      let at = 0;
      for (const zone of zones) {
        for (const date of dates) {
          out[at] = toZonedTime(date, zone) / 6e4;
          at += 1;
        }
      }
    };
  },
};
