import { hostingPathOf } from '../../archive/address.ts';

/**
 * Settings for hosts, ready to use: the headers of the site, and how long a browser may keep a file unasked. The site
 * works without them; see the hosting guide.
 */
export interface HostFile {
  readonly path: string;
  readonly text: string;
}

/** Files of the search index have their hashes in their names: what has such a name never changes. */
const hashed = ['index', 'filter'].map((name) => `/pagefind/${name}/*`);
const hashedName = String.raw`\.pf_(?:fragment|index|filter|meta)$`;

const forGood = 'public, max-age=31536000, immutable';
/** Kept, but asked about before each use: a page’s name stays the same when its text changes. */
const askFirst = 'no-cache';

/** The settings, for a site whose pages may do what `policy` says. */
export function hostFiles(policy: string): readonly HostFile[] {
  const headers: readonly (readonly [string, string])[] = [
    ['Content-Security-Policy', policy],
    ['X-Content-Type-Options', 'nosniff'],
    // Publishers of sources do not learn from which page a reader came.
    ['Referrer-Policy', 'same-origin'],
  ];
  return [
    { path: '_headers', text: headersFile(headers) },
    { path: hostingPathOf('nginx.conf'), text: nginx(headers) },
    { path: hostingPathOf('Caddyfile'), text: caddy(headers) },
    { path: hostingPathOf('apache.conf'), text: apache(headers) },
  ];
}

type Headers = readonly (readonly [string, string])[];

/**
 * For Netlify and Cloudflare Pages, which take it from the top of the site. Both have pages asked about by themselves,
 * and would send two values where two rules set one header.
 */
const headersFile = (headers: Headers): string =>
  [
    '/*',
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
    ...hashed.flatMap((path) => [path, `  Cache-Control: ${forGood}`]),
    '',
  ].join('\n');

const nginx = (headers: Headers): string => `# For nginx: a file of /etc/nginx/conf.d/. Set server_name and root.
map $uri $archive_cache_control {
  "~${hashedName}" "${forGood}";
  default "${askFirst}";
}

server {
  listen 80;
  server_name archive.example;
  root /srv/archive;

  index index.html;
  error_page 404 /404.html;
  charset utf-8;
  gzip on;
  gzip_min_length 1000;
  gzip_types application/json application/x-ndjson application/xml image/svg+xml text/css text/csv text/javascript application/javascript;

${headers.map(([name, value]) => `  add_header ${name} "${value}" always;`).join('\n')}
  add_header Cache-Control $archive_cache_control always;

  location ~ \\.epub$ {
    types { application/epub+zip epub; }
  }
  location ~ \\.ndjson$ {
    types { application/x-ndjson ndjson; }
  }
}
`;

const caddy = (
  headers: Headers,
): string => `# For Caddy. Set the address and root; with a name for address, Caddy gets a certificate by itself.
:8080 {
	root * /srv/archive
	encode zstd gzip
	file_server

	header {
${headers.map(([name, value]) => `\t\t${name} "${value}"`).join('\n')}
	}
	@hashed path_regexp ${hashedName}
	@asked not path_regexp ${hashedName}
	header @hashed Cache-Control "${forGood}"
	header @asked Cache-Control "${askFirst}"

	handle_errors {
		@missing expression {http.error.status_code} == 404
		rewrite @missing /404.html
		file_server
	}
}
`;

const apache = (
  headers: Headers,
): string => `# For Apache 2.4 with mod_headers: in a VirtualHost, or as .htaccess at the top of the site where AllowOverride allows
# FileInfo and Indexes. Below a path of the host, write that path into ErrorDocument too.
ErrorDocument 404 /404.html
DirectoryIndex index.html
AddDefaultCharset utf-8
AddType application/epub+zip .epub
AddType application/x-ndjson .ndjson

${headers.map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
Header set Cache-Control "${askFirst}"
<FilesMatch "${hashedName}">
  Header set Cache-Control "${forGood}"
</FilesMatch>
`;
