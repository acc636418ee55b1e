import Type from "typebox";
import { accountName, emailAddress } from "../../accounts/accounts.ts";
import { password as passwordLimits } from "../../accounts/passwords.ts";
import { text } from "../../text.ts";

/** The fields of the forms that are about accounts. */
export const email = text({ ...emailAddress, minLength: 1, title: "Email", description: "" });

export const names = {
  firstName: text({ ...accountName, minLength: 1, title: "First Name", description: "" }),
  lastName: text({ ...accountName, minLength: 1, title: "Last Name", description: "" }),
};

// Not trimmed, and of any characters.
export const newPassword = Type.String({
  ...passwordLimits,
  title: "Password",
  description: `At least ${passwordLimits.minLength} characters.`,
});

export const emailForm = Type.Object({ email });
export const person = Type.Object({ ...names, password: newPassword });
export const firstPerson = Type.Object({ email, ...person.properties });
export const passwordForm = Type.Object({ password: newPassword });
