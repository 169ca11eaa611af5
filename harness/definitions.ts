/** Where each property is defined. Read from the syntax, so that an ID can be found by searching for it. */
import { join, relative } from 'node:path';
import { type CallExpression, Node, Project, SyntaxKind } from 'ts-morph';
import { CatalogueProblem } from './problem.ts';

export interface Definition {
  readonly id: string;
  /** Relative to the project root. */
  readonly file: string;
  readonly line: number;
}

const pattern = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)?-[A-Z0-9]+-\d{3}$/u;

/** How a helper makes an ID out of one of its arguments: the argument itself, or its `subject`, and what follows. */
interface Recipe {
  readonly argument: number;
  readonly field: string | null;
  readonly suffix: string;
}

/** One for each property, in the order of their IDs. What a helper or a standard's pack makes is defined where it is called. */
export function readDefinitions(root: string): readonly Definition[] {
  const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true });
  project.addSourceFilesAtPaths(`${root}/properties/**/*.ts`);
  const files = project.getSourceFiles().filter((file) => !file.getBaseName().endsWith('.test.ts'));
  const calls = files.flatMap((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression));
  const helpers = new Map<string, Recipe[]>();
  const found: Definition[] = [];
  for (const call of calls)
    if (call.getExpression().getText() === 'property') found.push(...readOne(root, call, helpers));
  for (const call of calls) {
    for (const recipe of helpers.get(call.getExpression().getText()) ?? []) {
      const given = call.getArguments()[recipe.argument];
      const text = textOf(recipe.field === null ? given : field(given, recipe.field));
      if (text === null)
        throw new CatalogueProblem(`${placeOf(root, call)}: the id or subject of a property must be a string literal`);
      found.push({ id: `${text}${recipe.suffix}`, ...position(root, call) });
    }
  }
  return checked(found);
}

function readOne(root: string, call: CallExpression, helpers: Map<string, Recipe[]>): Definition[] {
  const value = field(call.getArguments()[0], 'id');
  const id = textOf(value);
  if (id !== null) return [{ id, ...position(root, call) }];
  const helper = helperAround(call);
  const recipe = helper === null || value === undefined ? null : recipeOf(value, helper.parameters);
  if (helper === null || recipe === null)
    throw new CatalogueProblem(`${placeOf(root, call)}: the id of a property must be a string literal`);
  helpers.set(helper.name, [...(helpers.get(helper.name) ?? []), recipe]);
  return [];
}

function helperAround(call: CallExpression): { readonly name: string; readonly parameters: readonly string[] } | null {
  const around = call.getFirstAncestor((node) => Node.isFunctionDeclaration(node) || Node.isArrowFunction(node));
  if (!Node.isFunctionDeclaration(around) && !Node.isArrowFunction(around)) return null;
  const parent = around.getParent();
  const name = Node.isFunctionDeclaration(around)
    ? around.getName()
    : Node.isVariableDeclaration(parent)
      ? parent.getName()
      : undefined;
  return name === undefined
    ? null
    : { name, parameters: around.getParameters().map((parameter) => parameter.getName()) };
}

function recipeOf(value: Node, parameters: readonly string[]): Recipe | null {
  if (Node.isIdentifier(value)) return recipe(value.getText(), '');
  const [span, ...more] = Node.isTemplateExpression(value) ? value.getTemplateSpans() : [];
  if (
    !Node.isTemplateExpression(value) ||
    span === undefined ||
    more.length > 0 ||
    value.getHead().getLiteralText() !== ''
  )
    return null;
  return recipe(span.getExpression().getText(), span.getLiteral().getLiteralText());

  function recipe(expression: string, suffix: string): Recipe | null {
    const [parameter = '', inner = null, ...deeper] = expression.split('.');
    const argument = parameters.indexOf(parameter);
    return argument < 0 || deeper.length > 0 ? null : { argument, field: inner, suffix };
  }
}

/** The value of a field of an object literal; of a shorthand, its name. */
function field(given: Node | undefined, name: string): Node | undefined {
  if (!Node.isObjectLiteralExpression(given)) return undefined;
  const assigned = given.getProperty(name);
  if (Node.isShorthandPropertyAssignment(assigned)) return assigned.getNameNode();
  return Node.isPropertyAssignment(assigned) ? assigned.getInitializer() : undefined;
}

function textOf(value: Node | undefined): string | null {
  return Node.isStringLiteral(value) || Node.isNoSubstitutionTemplateLiteral(value) ? value.getLiteralText() : null;
}

function position(root: string, node: Node): { readonly file: string; readonly line: number } {
  const file = relative(join(root), node.getSourceFile().getFilePath()).replaceAll('\\', '/');
  return { file, line: node.getStartLineNumber() };
}

function placeOf(root: string, node: Node): string {
  const { file, line } = position(root, node);
  return `${file}:${line}`;
}

function checked(found: readonly Definition[]): readonly Definition[] {
  const seen = new Map<string, Definition>();
  for (const definition of found) {
    const { id, file, line } = definition;
    if (!pattern.test(id)) throw new CatalogueProblem(`${file}:${line}: ${id} is not of the form SUBJECT-GROUP-NNN`);
    const earlier = seen.get(id);
    if (earlier)
      throw new CatalogueProblem(`${file}:${line}: ${id} is defined in ${earlier.file}:${earlier.line} already`);
    seen.set(id, definition);
  }
  return [...seen.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
