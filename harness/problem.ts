/** The catalogue cannot be turned into obligations. Whoever composes the stages shows it as one line. */
export class CatalogueProblem extends Error {
  override readonly name = 'CatalogueProblem';
}
