/** How a text may lie hidden in bytes: as it is, and in the encodings of headers, addresses and databases. */
function formsOf(text: string): Record<string, string> {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // Without the characters that the bytes before and after have a part in.
    return encoded.slice(shift === 0 ? 0 : 4, Math.floor((shift + bytes.length) / 3) * 4);
  });
  return {
    plain: text,
    hexadecimal: bytes.toString("hex"),
    "in 16 bits": Buffer.from(text, "utf16le").toString("latin1"),
    ...Object.fromEntries(base64.map((form, shift) => [`base64, shifted by ${shift}`, form])),
  };
}

/** Where a text is found, and in which form, such as `portal's log: plain`. */
export function search(places: Record<string, string | Buffer>, text: string): string[] {
  const forms = Object.entries(formsOf(text));
  return Object.entries(places).flatMap(([place, content]) => {
    const bytes = typeof content === "string" ? content : content.toString("latin1");
    return forms.filter(([, form]) => bytes.includes(form)).map(([form]) => `${place}: ${form}`);
  });
}
