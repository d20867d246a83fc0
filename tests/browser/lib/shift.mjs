// How far the things of a host page move by themselves: the score of cumulative layout shift, as Chromium counts it.
//
// In: a page that was opened with `watchShifts`. Out: a number; 0 is a page that stands still.

/** Runs in the page before any of its scripts. What follows an input of the client does not count. */
export function watchShifts() {
  window.shifted = 0;
  const count = (list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
  };
  const observer = new PerformanceObserver(count);
  observer.observe({ type: "layout-shift", buffered: true });
  window.takeShifts = () => count({ getEntries: () => observer.takeRecords() });
}

export function shifts(page) {
  return page.evaluate(() => {
    window.takeShifts();
    return window.shifted;
  });
}
