/** What a person names as a store. */
import { isAbsolute, resolve } from 'node:path';
import { errors } from '../errors.ts';
import type { Backend } from './backend.ts';
import { folderBackend } from './folder.ts';
import { httpBackend } from './http.ts';

const here = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @throws UserError for a URL that is none, carries a secret, or would send one in clear over a network. */
export function remoteOf(text: string, token: string | undefined): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw errors.badCache('the URL cannot be read');
  }
  if (url.username !== '' || url.password !== '')
    throw errors.badCache('the URL carries a secret, which would be written into reports');
  if (url.search !== '' || url.hash !== '') throw errors.badCache('the URL has a query or a fragment');
  if (token !== undefined && url.protocol === 'http:' && !here.has(url.hostname))
    throw errors.badCache('the token would cross the network in clear');
  if (token !== undefined && !/^[\x21-\x7e]+$/u.test(token))
    throw errors.badCache('the token has other than visible ASCII');
  return url;
}

/** A URL of http or https, or a folder. */
export function backendOf(text: string, root: string, token: string | undefined): Backend {
  if (/^https?:\/\//iu.test(text)) return httpBackend({ url: remoteOf(text, token), token });
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) throw errors.badCache('neither http, nor https, nor a folder');
  return folderBackend(isAbsolute(text) ? text : resolve(root, text));
}
