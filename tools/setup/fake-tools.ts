/** Fakes that write down each call; `slow` and `offline` are switched by files. */
export const fakeNpm = `#!/bin/sh
[ "$1" = --version ] && { echo 11.0.0; exit 0; }
echo "npm $*" >> calls
rm -rf node_modules
[ -e offline ] && { echo 'npm error code ENOTFOUND' ; echo 'npm error request to the registry failed, reason: getaddrinfo ENOTFOUND' >&2; exit 1; }
mkdir -p node_modules/one
[ -e slow ] && { echo $$ > npm.pid; sleep 60; }
mkdir -p node_modules/tsx node_modules/@native/here
echo '{"version":"1.0.0"}' > node_modules/tsx/package.json
[ -e partial ] || echo '{"version":"2.0.0"}' > node_modules/@native/here/package.json
`;

export const fakePython = `#!/bin/sh
case "$2" in
  "import sys"*) [ "$(basename "$0")" = python3 ] && echo "3 9 2 $0" || echo "3 12 4 $0"; exit 0;;
  venv) echo "venv $3" >> calls; [ -e novenv ] && { echo 'The virtual environment was not created: ensurepip is not available' >&2; exit 1; }
    mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit 0;;
  pip) echo "pip $*" >> calls
    [ -e mismatch ] && { echo 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.' >&2; exit 1; }
    [ -e pipslow ] && { echo $$ > pip.pid; sleep 60; }; exit 0;;
esac
exit 0
`;
