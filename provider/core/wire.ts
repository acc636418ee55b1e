/** How the engine writes a value that is not known before `up`. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The same, in the place of a value of any type. */
export const unknownValue = UNKNOWN as never;

/** The member by which the engine tells what a value is that JSON has no form for. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

/** A file as the engine passes it: `hash` is the SHA-256 of its bytes, in hexadecimal. */
export interface Asset {
  [SIGNATURE]: typeof ASSET;
  hash?: string;
  path?: string;
  text?: string;
  uri?: string;
}

export type Values = Record<string, unknown>;

/** An asset of which only the content's hash is known, and where it is: programs cannot be given one without. */
export function assetOfHash(hash: string, uri?: string): Asset {
  return { [SIGNATURE]: ASSET, hash, ...(uri !== undefined && { uri }) };
}

export function isAsset(value: unknown): value is Asset {
  return isObject(value) && value[SIGNATURE] === ASSET;
}

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether any part of the value is not known yet. */
export function isUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(isUnknown);
  return isObject(value) && Object.values(value).some(isUnknown);
}

/** Equal in content; an unknown value equals nothing and assets are compared by their bytes. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (a === null || a === undefined) return b === null || b === undefined;
  if (isAsset(a) && isAsset(b)) return a.hash === b.hash;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => equal(a[key], b[key]));
  }
  return a === b;
}

/** Without what is undefined or null: the dynamic host dies of an `undefined` anywhere in an answer. */
export function compact(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([key, value]) => [key, isObject(value) ? compact(value) : value]),
  );
}
