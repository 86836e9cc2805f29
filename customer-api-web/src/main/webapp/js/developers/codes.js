// The table of codes stands in the API's own document, made from the code of the running server.
const HEADING = '\n## Codes\n';

/** Rows of code, bizCode, HTTP status and message; none when the document cannot be had. */
export async function codesOf(address) {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' } });
    const { info } = await response.json();
    return rows(info.description.slice(info.description.indexOf(HEADING)));
  } catch {
    return [];
  }
}

function rows(markdown) {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim().replaceAll('`', '')));
}
