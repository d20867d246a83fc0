// What all measurements have in common.

/** How many times slower the processor is made. */
export const SLOWED = 4;

export function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

export function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
