/** A name in kebab-case, as resources are called in a program. */
export function kebab(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
}

/** The name of a variable that holds an app; as it ends in "App" it is no word of the language. */
export function variable(name: string): string {
  const camel = name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return `${/^\d/.test(camel) ? "_" : ""}${camel.replace(/App$|^app$/, "")}App`.replace(/^App$/, "app");
}

/** Gives each the name it asks for, or that with the first number from 2 on that makes it another than all before. */
export function distinct(separator: string): (wanted: string) => string {
  const given = new Set<string>();
  const next = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    for (let number = next.get(wanted) ?? 2; given.has(name); number++) {
      name = `${wanted}${separator}${number}`;
      next.set(wanted, number + 1);
    }
    given.add(name);
    return name;
  };
}
