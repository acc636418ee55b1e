import { expect } from "chai";
import { secondsOf } from "../../../provider/core/duration.ts";
import * as formats from "../../../provider/core/formats.ts";
import type { Format } from "../../../provider/core/property.ts";

const table: { format: Format; takes: string[]; refuses: string[] }[] = [
  {
    format: formats.line,
    takes: ["Bid Board", "Büro Süd 3", "工程"],
    refuses: [
      "half\ud800",
      "two\u2028lines",
      " padded",
      "padded ",
      "two\nlines",
      "bell\u0007",
      "turned\u202eround",
    ],
  },
  {
    format: formats.text,
    takes: ["One.\n\n\tTwo."],
    refuses: ["carriage\r\nreturn", "\rhere", "\nfirst", "last\n"],
  },
  {
    format: formats.email,
    takes: ["a@example.com", "first.last+tag@mail.example.com", "a@localhost", "a@exämple.com"],
    refuses: ["", "a", "a@", "@example.com", "a b@example.com", "a@@example.com", "a@.com"],
  },
  { format: formats.phone, takes: ["+49 (30) 1234-5", "555.0100 x12"], refuses: ["call me", "12345;ext"] },
  {
    format: formats.webAddress,
    takes: ["https://example.com", "http://example.com/a?b#c"],
    refuses: [
      "example.com",
      "ftp://example.com",
      "https:example.com",
      "https://u:p@example.com",
      "https://a b.com",
    ],
  },
  {
    format: formats.uuid,
    takes: ["123e4567-e89b-12d3-a456-426614174000"],
    refuses: ["", "..", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-426614174000/"],
  },
  {
    format: formats.redirectUri,
    takes: [
      "https://example.com/callback",
      "https://example.com/callback/?a=b",
      "http://localhost",
      "http://localhost:8080/a",
      "http://127.0.0.1:9000",
      "http://[::1]/a",
      "urn:ietf:wg:oauth:2.0:oob",
    ],
    refuses: [
      "http://example.com",
      "http://localhost.example.com",
      "https://example.com/#top",
      "https://example.com/#",
      "https://*.example.com",
      "https://user@example.com",
      "https://@example.com",
      "https://example.com\\a",
      "https://exa mple.com",
      "HTTPS://example.com",
      "https://EXAMPLE.com",
      "https://example.com:443",
      "https://bücher.example.com",
      "http://localhost:80",
      "https:example.com",
      "https:///example.com",
      "myapp://callback",
      "urn:other",
      "",
    ],
  },
  {
    format: formats.duration("365d"),
    takes: ["0s", "30m", "24h", "365d"],
    refuses: ["", "24", "24 h", "1.5h", "-1h", "366d", "1w", "P1D", "9999999999s"],
  },
  {
    format: formats.duration("30d", "5m"),
    takes: ["300s", "5m", "30d"],
    refuses: ["0s", "299s", "4m", "31d"],
  },
];

describe("formats", () => {
  for (const { format, takes, refuses } of table) {
    for (const value of takes) {
      it(`${format.name} takes ${JSON.stringify(value)}`, () => {
        expect(format.refuses(value)).to.equal(undefined);
      });
    }
    for (const value of refuses) {
      it(`${format.name} refuses ${JSON.stringify(value)} in words that follow the name`, () => {
        expect(format.refuses(value)).to.match(/^must /);
      });
    }
  }

  it("durations are counted in seconds", () => {
    expect(["0s", "30m", "24h", "90d"].map(secondsOf)).to.deep.equal([0, 1800, 86_400, 7_776_000]);
  });
});
