// What SQLite keeps exactly as given: strings, whole numbers a double can hold, null and bytes, and for the way there
// arrays and plain objects of them. `node:sqlite` takes a Date in first place for named parameters and then binds the
// rest one place early, without a word, so nothing else gets near it.

/** Throws a RangeError for anything else. */
export function checkStorable(value: unknown): void {
  if (typeof value === "string" || value === null || Number.isSafeInteger(value) || value instanceof Uint8Array) return;
  if (Array.isArray(value)) return value.forEach(checkStorable);
  if (!isPlain(value)) throw new RangeError(`${describe(value)} cannot be stored`);
  for (const key in value) checkStorable(value[key]);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value === "number") return `the number ${value}`;
  return value instanceof Date ? "a Date" : `a value of type ${typeof value}`;
}
