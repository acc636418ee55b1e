import { TeamApp, type TeamAppArgs } from "./team-app.ts";

const apps: Record<string, TeamAppArgs> = {
  timesheets: {
    description: "Collects the hours worked on a project and hands them to payroll.",
    category: "time-material-tracking",
    developers: ["grace@example.com", "edsger@example.com"],
  },
  "site-photos": {
    description: "Files the photos taken on site under the right project.",
    category: "photo-video",
    developers: ["grace@example.com"],
    redirectUris: ["https://photos.example.com/oauth/callback"],
  },
  "safety-reports": {
    description: "Sends the safety observations of the week to everyone responsible.",
    category: "quality-safety",
    developers: [],
  },
};

const team = Object.entries(apps).map(([name, args]) => [name, new TeamApp(name, args)] as const);

export const clientIds = Object.fromEntries(team.map(([name, { clientId }]) => [name, clientId]));
export const clientSecrets = Object.fromEntries(team.map(([name, { clientSecret }]) => [name, clientSecret]));
