/** The catalogue cannot be turned into obligations. Whoever composes the stages shows it as one line. */
export class CatalogueProblem extends Error {
  override readonly name = 'CatalogueProblem';
}

/** What is generated would be written, and what is left over deleted, where a link leads. Shown as one line, too. */
export class LinkProblem extends Error {
  override readonly name = 'LinkProblem';
  /** The link, relative to the project root. */
  readonly link: string;

  constructor(link: string) {
    super(`${link} is a link`);
    this.link = link;
  }
}
