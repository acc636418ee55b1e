import type { Property } from "../../provider/core/property.ts";

interface Samples {
  good: unknown[];
  bad: unknown[];
}

interface FormatSamples {
  good: string[];
  bad: string[];
  /** A good text of so many characters. */
  ofLength?: (length: number) => string;
}

const hidden = [
  "two\u2028lines",
  "two\u2029parts",
  "half\ud800",
  "bell\u0007",
  "\u202etxet",
  "mark\ufeffed",
  "null\u0000",
];

/**
 * Texts that each format takes and refuses, by the format's name. White space around a text and lines that end with
 * \r\n are not among them: the portal tidies them up, so the provider has to refuse them.
 */
export const formatSamples: Record<string, FormatSamples> = {
  line: {
    good: ["Bid Board", "Ångström 測試 – “quoted” & <b>"],
    bad: [...hidden, "two\nlines", "tab\tbed", "  "],
    ofLength: (length) => "😀".repeat(length),
  },
  text: {
    good: ["One.\nTwo.", "Like so:\n\n  - one\n\t- two"],
    bad: [...hidden, "carriage\rreturn", "\n"],
    ofLength: (length) => "é".repeat(length),
  },
  email: {
    good: [
      "support@example.com",
      "first.last+tag@mail.example.co.uk",
      "o'brien@example.com",
      "übung@example.com",
      "ada@exämple.com",
      "ada@localhost",
    ],
    bad: [
      "",
      "support",
      "support@",
      "@example.com",
      "two words@example.com",
      "a@b@example.com",
      "<a@example.com>",
      "a@example..com",
      "a@.example.com",
      "bell\u0007@example.com",
      "a@example.com, b@example.com",
    ],
    ofLength: (length) => `${"a".repeat(length - "@example.com".length)}@example.com`,
  },
  phone: {
    good: ["+1 (555) 010-0199 x12", "555.0100"],
    bad: ["call me", "555#0100", "555/0100", "     "],
    ofLength: (length) => "5".repeat(length),
  },
  uri: {
    good: ["https://www.example.com", "http://example.com:8080/path?query=1#part", "HTTPS://EXAMPLE.COM"],
    bad: [
      "",
      "www.example.com",
      "/path",
      "ftp://example.com",
      "javascript:alert(1)",
      "mailto:a@example.com",
      "https://",
      "https://exa mple.com",
      "https://ada@example.com",
      "https://ada:word@example.com",
      "https:\\\\example.com",
      "https:www.example.com",
    ],
    ofLength: (length) => "https://www.example.com/".padEnd(length, "x"),
  },
  "redirect-uri": {
    good: [
      "https://www.example.com",
      "https://www.example.com/",
      "https://www.example.com:8443/cb?x=1",
      "http://localhost",
      "http://localhost:8080/callback",
      "http://127.0.0.1/",
      "http://[::1]:3000/callback",
      "urn:ietf:wg:oauth:2.0:oob",
    ],
    bad: [
      "",
      "/callback",
      "www.example.com",
      "http://www.example.com",
      "http://localhost.example.com",
      "https://*.example.com",
      "https://www.example.com/*",
      "https://www.example.com/#",
      "https://www.example.com#part",
      "https://ada@www.example.com",
      "https://@www.example.com",
      "https://www.example.com/a b",
      "https:\\\\example.com",
      "https:www.example.com",
      "https:///www.example.com",
      "com.example.app:/callback",
      "javascript:alert(1)",
      "urn:ietf:wg:oauth:2.0:oob:auto",
      "https://www.example.com/\u200b",
      "https://WWW.example.com",
      "https://www.example.com:443/cb",
      "https://bücher.example.com",
    ],
    ofLength: (length) => "https://www.example.com/".padEnd(length, "x"),
  },
  uuid: {
    good: ["123e4567-e89b-12d3-a456-426614174000"],
    bad: ["", "bid-board", "123e4567e89b12d3a456426614174000", "../123e4567-e89b-12d3-a456-426614174000"],
  },
  duration: { good: ["0s", "30m", "24h", "1d"], bad: ["", "1", "h", "-1h", "1.5h", "two days", "1y"] },
};

/** Values on both sides of every limit that the property has. */
export function samplesOf(property: Property): Samples {
  switch (property.type) {
    case "string":
      return property.enum
        ? choices(property.enum)
        : withWrongTypes(texts(property), [1, true, ["text"], {}]);
    case "string[]": {
      const item = texts(property);
      const { maxItems = 0, uniqueItems } = property;
      const twins = uniqueItems ? [[item.good[0], item.good[0]]] : [];
      const list = (length: number) =>
        Array.from({ length }, (_, index) => numbered(String(item.good[0]), index));
      return {
        good: [[], ...item.good.map((text) => [text]), ...(maxItems ? [list(maxItems)] : [])],
        bad: [
          ...item.bad.map((text) => [text]),
          ...twins,
          ...(maxItems ? [list(maxItems + 1)] : []),
          "text",
          [1],
        ],
      };
    }
    case "number": {
      const { minimum, maximum } = property;
      const ends = [minimum, maximum].filter((end) => end !== undefined);
      const beyond = [minimum && minimum - 1, maximum && maximum + 1].filter((end) => end !== undefined);
      return { good: ends, bad: [...beyond, "1"] };
    }
    case "boolean":
      return { good: [true, false], bad: ["true", 1, {}] };
    case "boolean | string":
      return {
        good: [true, false, ...formatOf(property.format?.name).good],
        bad: formatOf(property.format?.name).bad.filter((text) => text !== ""),
      };
    case "asset":
    case "any":
    case "object":
      return { good: [], bad: [] };
  }
}

interface TextLimits {
  minLength?: number;
  maxLength?: number;
  format?: { name: string };
}

function texts({ minLength = 0, maxLength, format }: TextLimits): Samples {
  const { good, bad, ofLength } = formatOf(format?.name);
  const long = ofLength ?? ((length: number) => "x".repeat(length));
  return {
    good: [...good, ...(minLength > 0 ? [long(minLength)] : []), ...(maxLength ? [long(maxLength)] : [])],
    bad: [
      ...bad,
      ...(minLength > 0 ? [long(minLength - 1)] : []),
      ...(maxLength ? [long(maxLength + 1)] : []),
    ],
  };
}

function choices(values: readonly string[]): Samples {
  return { good: [...values], bad: ["", "none-of-them", values[0]?.toUpperCase(), 1] };
}

function withWrongTypes({ good, bad }: Samples, wrong: unknown[]): Samples {
  return { good, bad: [...bad, ...wrong] };
}

function formatOf(name: string | undefined): FormatSamples {
  const found = name === undefined ? { good: ["text"], bad: [] } : formatSamples[name];
  if (!found)
    throw new Error(`There are no samples of the format ${name}: add them to test/contract/samples.ts.`);
  return found;
}

function numbered(uri: string, index: number): string {
  return `${uri}/${index}`;
}
