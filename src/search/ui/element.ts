type Names = HTMLElementTagNameMap;

/** A new element with its attributes and children. Strings become text, so that nothing a reader or an index says is ever taken for HTML. */
export function createElement<Name extends keyof Names>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): Names[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** The part of an element that its markup must hold. Throws where it is not there. */
export function getPart<Part extends Element>(
  host: ParentNode,
  selector: string,
  kind: new () => Part,
): Part {
  const part = host.querySelector(selector);
  if (part instanceof kind) return part;
  throw new TypeError(
    `The search found ${part === null ? 'nothing' : `<${part.localName}>`} at “${selector}”, where its markup must hold a ${kind.name}.`,
  );
}
