/** What to say when the portal passed an object on from another run of the same declaration. */
export function takeOver(type: string, managedBy: string): string {
  return (
    `This ${type} was made by another run of ${managedBy}, whose result this state does not hold: ` +
    "it is taken over and set to what this program says. If another state manages it, that state has lost it"
  );
}
