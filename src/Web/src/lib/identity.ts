const given = new WeakMap<object, number>();
let last = 0;

/**
 * A number for an object that stays the same as long as the object lives: a list key for things without an id of their
 * own.
 */
export function identityOf(thing: object): number {
  let identity = given.get(thing);
  if (identity === undefined) {
    last += 1;
    identity = last;
    given.set(thing, identity);
  }
  return identity;
}
