import type { Deed, Place } from "./operation.ts";

/** The argument that says in which app something is. */
export const its = ({ appId }: Place) => ({ appId });
/** A path of the API below the row's app. */
export const at = ({ appId }: Place, path: string) => `/apps/${appId}${path}`;
/** What a person does by a POST below the row's app. */
export const post =
  (path: string, body: object = {}): Deed =>
  (place) =>
    place.api("POST", at(place, path), { body });

export const uris = { redirectUris: ["https://bids.example.com/callback"] };
