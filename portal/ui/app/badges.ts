import { html, type Html } from "../html.ts";

type Mood = "good" | "waiting" | "bad";

const badges: Record<string, { text: string; mood: Mood }> = {
  active: { text: "Active", mood: "good" },
  pending: { text: "Waits for Approval", mood: "waiting" },
  rejected: { text: "Rejected", mood: "bad" },
  generating: { text: "Generating", mood: "waiting" },
  ready: { text: "Ready", mood: "good" },
  failed: { text: "Failed", mood: "bad" },
  accepted: { text: "Accepted", mood: "good" },
  invited: { text: "Pending Invitation", mood: "waiting" },
  expired: { text: "Expired", mood: "bad" },
  declined: { text: "Declined", mood: "bad" },
  current: { text: "Current", mood: "good" },
  retiring: { text: "Ends Soon", mood: "waiting" },
  ended: { text: "Ended", mood: "bad" },
};

/** A state in a word; without one, a dash. */
export function badge(state: string | null): Html {
  const known = state === null ? undefined : badges[state];
  if (!known) return html`<span class="badge">${state ?? "None"}</span>`;
  return html`<span class="badge ${known.mood}">${known.text}</span>`;
}

export const roleNames = { owner: "Owner", admin: "Admin", developer: "Developer" } as const;
