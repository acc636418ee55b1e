import { expect } from "chai";
import { redirectUriProblem } from "../../../portal/redirect-uris.ts";

const fine = [
  "http://localhost",
  "http://localhost/",
  "http://localhost:8080/callback?from=portal",
  "http://127.0.0.1:3000",
  "http://127.9.9.9/callback",
  "http://[::1]:3000/callback",
  "https://app.example.com",
  "https://app.example.com:8443/oauth/callback/",
  "https://app.example.com/a@b",
  "urn:ietf:wg:oauth:2.0:oob",
];

const refused: [uri: string, because: RegExp][] = [
  ["", /https URL/],
  ["localhost", /https URL/],
  ["/callback", /https URL/],
  ["ftp://app.example.com", /https URL/],
  ["javascript:alert(1)", /https URL/],
  ["com.example.app:/callback", /https URL/],
  ["urn:ietf:wg:oauth:2.0:oob:auto", /https URL/],
  ["HTTPS://app.example.com", /https URL/],
  ["https:app.example.com", /https URL/],
  ["https:///app.example.com", /https URL/],
  ["https://app.example.com:99999", /https URL/],
  ["http://app.example.com", /must be https/],
  ["http://localhost.example.com", /must be https/],
  ["http://127.0.0.1.example.com", /must be https/],
  ["http://0x7f000001", /must be https/],
  ["http://127.1", /must be https/],
  ["https://APP.example.com/cb", /must begin with https:\/\/app\.example\.com, /],
  ["https://app.example.com:443/cb", /must begin with https:\/\/app\.example\.com, /],
  ["https://bücher.example.com", /must begin with https:\/\/xn--bcher-kva\.example\.com, /],
  ["http://localhost:80", /must begin with http:\/\/localhost, /],
  ["http://127.0.0.01", /must begin with http:\/\/127\.0\.0\.1, /],
  ["https://app.example.com/#top", /fragment/],
  ["https://app.example.com/#", /fragment/],
  ["https://*.example.com", /wildcard/],
  ["https://app.example.com/*", /wildcard/],
  ["https://ada@app.example.com", /user name/],
  ["https://:word@app.example.com", /user name/],
  ["https://@app.example.com", /user name/],
  ["http://localhost@app.example.com", /user name/],
  ["https://app.example.com\\@other.example.com", /backslash/],
  ["https://app.example.com/a b", /white space/],
  [" https://app.example.com", /white space/],
  ["https://app.example.com\n", /white space/],
  ["https://app.example.com/\u202egnp", /invisible/],
  ["https://app.example.com/\u0000", /invisible/],
];

describe("a redirect URI", () => {
  for (const uri of fine) {
    it(`can be ${uri}`, () => expect(redirectUriProblem(uri)).to.equal(undefined));
  }
  for (const [uri, because] of refused) {
    it(`cannot be ${JSON.stringify(uri)}`, () => expect(redirectUriProblem(uri)).to.match(because));
  }
});
