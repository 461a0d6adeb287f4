// By code unit, the same in every browser and on the server; how a language sorts is for the screen alone.

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
