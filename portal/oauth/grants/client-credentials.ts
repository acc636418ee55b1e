import { issueTokens } from "../tokens.ts";
import type { Grant } from "./grant.ts";

/** RFC 6749, 4.4: a token with which the client acts for itself. */
export const clientCredentials: Grant = ({ db, now }, client) => issueTokens(db, client, null, now);
