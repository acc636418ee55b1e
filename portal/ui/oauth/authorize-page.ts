import { authorizationRequest, destinationOf, type Destination } from "../../oauth/authorization-request.ts";
import { authorizeClient } from "../../oauth/authorize.ts";
import { OAuthError } from "../../oauth/errors.ts";
import { endpoints } from "../../oauth/endpoints.ts";
import { outOfBand } from "../../redirect-uris.ts";
import type { Store } from "../../store/store.ts";
import { textOf } from "../form.ts";
import { redirect, type Answer } from "../page.ts";
import { signInFor, type Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { asked, codeToCopy, consent, noCode, noSuchClient } from "./consent.ts";

interface Authorizing {
  store: Store;
  publicUrl: () => string;
}

/** The authorization endpoint (RFC 6749, 3.1): asks a person whether a client may act for them. */
export function authorizePage(pages: Pages, { store, publicUrl }: Authorizing): void {
  pages.add(endpoints.authorization, {
    access: "everybody",
    view: (visit) =>
      answering(visit, asked(visit.request.query), async (destination, given) => {
        // Before anything is sent anywhere: who is nobody here is led nowhere by it.
        if (!visit.session) return redirect(signInFor(visit.request.url));
        authorizationRequest(destination, given);
        return consent(visit, destination, given);
      }),
    act: (visit) =>
      answering(visit, asked(visit.form), async (destination, given) => {
        const request = authorizationRequest(destination, given);
        if (!visit.session) return redirect(signInFor(`${endpoints.authorization}?${queryOf(given)}`));
        if (textOf(visit.form, "decision") !== "authorize") {
          throw new OAuthError("access_denied", "Access was denied.");
        }
        const code = await visit.write((context) => authorizeClient(context, request));
        return destination.redirectUri === outOfBand ? codeToCopy(code) : sendTo(destination, { code });
      }),
  });

  /** Answers with what happens once it is known where answers may go, and sends refusals there too. */
  async function answering(
    { now }: Visit,
    given: Record<string, unknown>,
    answer: (destination: Destination, given: Record<string, unknown>) => Promise<Answer>,
  ): Promise<Answer> {
    let destination: Destination;
    try {
      destination = await store.read((db) => destinationOf(db, given, now));
    } catch (error) {
      if (error instanceof OAuthError) return noSuchClient(error);
      throw error;
    }
    try {
      return await answer(destination, given);
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      if (destination.redirectUri === outOfBand) return noCode(destination, error);
      return sendTo(destination, error.parameters);
    }
  }

  function sendTo({ redirectUri, state }: Destination, answer: Record<string, string>): Answer {
    const parameters = new URLSearchParams({
      ...answer,
      ...(state === undefined ? {} : { state }),
      iss: publicUrl(),
    });
    const separator = /[?&]$/.test(redirectUri) ? "" : redirectUri.includes("?") ? "&" : "?";
    // A header holds ASCII only.
    const address = redirectUri.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
    return redirect(address + separator + parameters.toString());
  }
}

function queryOf(given: Record<string, unknown>): string {
  return new URLSearchParams(given as Record<string, string>).toString();
}
