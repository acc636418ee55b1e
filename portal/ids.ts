/** A new id. Ids grow with time, so that id order is the order in which things were made. */
export { v7 as newId } from "uuid";
