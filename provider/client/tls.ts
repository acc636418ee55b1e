/** Why there is no TLS connection to be trusted, told from the failure's code; trying again would not help. */
export function tlsProblem(code = ""): string | undefined {
  if (code.includes("ALTNAME")) return `its certificate is for another host (${code})`;
  if (/CERT|UNABLE_TO_VERIFY/.test(code)) {
    return `its certificate is not trusted (${code}): set NODE_EXTRA_CA_CERTS to the file of the authority that issued it`;
  }
  if (/^(EPROTO|ERR_SSL|ERR_TLS)/.test(code)) {
    return `it does not answer in TLS (${code}): is its address http:// instead of https://?`;
  }
  return undefined;
}
