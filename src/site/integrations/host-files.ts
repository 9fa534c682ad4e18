import { hostingPathOf } from '../../archive/address.ts';
import { mediaTypeOf, mediaTypes } from '../../archive/export/media-type.ts';

/**
 * Settings for hosts, ready to use: the headers of the site, the types of its files, and how long a browser may keep a
 * file unasked. All hosts are told the same, from the tables below. The site works without them; see the hosting guide.
 */
export interface HostFile {
  readonly path: string;
  readonly text: string;
}

type Headers = readonly (readonly [name: string, value: string])[];

/** What every answer has. */
const headersWith = (policy: string): Headers => [
  ['Content-Security-Policy', policy],
  ['X-Content-Type-Options', 'nosniff'],
  // Publishers of sources do not learn from which page a reader came. The pages say so too.
  ['Referrer-Policy', 'same-origin'],
  // No page asks for any of these, so no script that got into one may.
  [
    'Permissions-Policy',
    ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'microphone', 'midi', 'payment', 'usb']
      .map((feature) => `${feature}=()`)
      .join(', '),
  ],
  // For browsers that do not know `frame-ancestors`.
  ['X-Frame-Options', 'DENY'],
  // Of this name alone: what else its owner has below it may have no certificate.
  ['Strict-Transport-Security', 'max-age=31536000'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/**
 * What other sites may load: data, for their programs, and pictures, which stand for a page where it is shared. The two
 * headers have to agree: one that lets others read and another that keeps them from loading would let nobody in.
 */
const shared: Headers = [
  ['Access-Control-Allow-Origin', '*'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
];
const ofOwn: Headers = [['Cross-Origin-Resource-Policy', 'same-origin']];

/** The endings of files of our own: pages, scripts, what the browser installs. All others are shared. */
const ownEndings: readonly string[] = ['html', 'js', 'webmanifest', 'conf'];
const sharedEndings = Object.keys(mediaTypes).filter((ending) => !ownEndings.includes(ending));
const sharedName = String.raw`(?:\.(?:${sharedEndings.join('|')})|/SHA256SUMS)$`;

/** Files of the search index have their hashes in their names: what has such a name never changes. */
const hashed = ['index', 'filter'].map((name) => `/pagefind/${name}/*`);
const hashedName = String.raw`\.pf_(?:fragment|index|filter|meta)$`;

/** What Pagefind packs, of which no server knows the type. */
const packedName = String.raw`\.(?:pf_[a-z]+|pagefind)$`;
const bytes = mediaTypeOf('a.pf_index');

const forGood = 'public, max-age=31536000, immutable';
/** Kept, but asked about before each use: a page’s name stays the same when its text changes. */
const askFirst = 'no-cache';

/** Types with the endings of the files that have them, as the settings of servers name them, without the character set. */
const types: readonly (readonly [type: string, ending: string])[] = Object.entries(mediaTypes).map(([ending, type]) => [
  type.split(';')[0] ?? type,
  ending,
]);

/** The settings, for a site whose pages may do what `policy` says. */
export function hostFiles(policy: string): readonly HostFile[] {
  const headers = headersWith(policy);
  return [
    { path: '_headers', text: headersFile(headers) },
    { path: hostingPathOf('nginx.conf'), text: nginx(headers) },
    { path: hostingPathOf('Caddyfile'), text: caddy(headers) },
    { path: hostingPathOf('apache.conf'), text: apache(headers) },
  ];
}

/**
 * For Netlify and Cloudflare Pages, which take it from the top of the site. Both have pages asked about by themselves,
 * name types by endings, and would send two values where two rules set one header: no two rules here do.
 */
const headersFile = (headers: Headers): string => {
  const rule = (path: string, set: Headers) => [path, ...set.map(([name, value]) => `  ${name}: ${value}`)];
  return [
    ...rule('/*', headers),
    ...ownEndings.flatMap((ending) => rule(`/*.${ending}`, ofOwn)),
    ...sharedEndings.flatMap((ending) => rule(`/*.${ending}`, shared)),
    ...rule('/SHA256SUMS', shared),
    ...hashed.flatMap((path) => rule(path, [['Cache-Control', forGood]])),
    '',
  ].join('\n');
};

const nginx = (headers: Headers): string => `# For nginx: a file of /etc/nginx/conf.d/. Set server_name and root.
map $uri $archive_cache_control {
  "~${hashedName}" "${forGood}";
  default "${askFirst}";
}
map $uri $archive_origin {
  "~${sharedName}" "*";
  default "";
}
map $uri $archive_resource {
  "~${sharedName}" "cross-origin";
  default "same-origin";
}

server {
  # With a certificate: "listen 443 ssl;", its two lines, and a second server that redirects http to https.
  listen 80;
  server_name archive.example;
  root /srv/archive;

  index index.html;
  error_page 404 /404.html;
  charset utf-8;
  charset_types ${types
    .map(([type]) => type)
    .filter((type) => type.startsWith('text/') || type === 'application/x-bibtex')
    .filter((type, index, all) => type !== 'text/html' && all.indexOf(type) === index)
    .join(' ')};
  types {
${types.map(([type, ending]) => `    ${type} ${ending};`).join('\n')}
  }
  default_type ${bytes};
  gzip on;
  gzip_min_length 1000;
  gzip_types application/json application/x-ndjson application/xml image/svg+xml text/css text/csv text/javascript;

${headers.map(([name, value]) => `  add_header ${name} "${value}" always;`).join('\n')}
  # A header without a value is not sent.
  add_header Access-Control-Allow-Origin $archive_origin always;
  add_header Cross-Origin-Resource-Policy $archive_resource always;
  add_header Cache-Control $archive_cache_control always;

  location = /SHA256SUMS {
    default_type text/plain;
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
	@shared path_regexp ${sharedName}
	@own not path_regexp ${sharedName}
${shared.map(([name, value]) => `\theader @shared ${name} "${value}"`).join('\n')}
${ofOwn.map(([name, value]) => `\theader @own ${name} "${value}"`).join('\n')}
	@hashed path_regexp ${hashedName}
	@asked not path_regexp ${hashedName}
	header @hashed Cache-Control "${forGood}"
	header @asked Cache-Control "${askFirst}"

${Object.entries(mediaTypes)
  .map(([ending, type]) => `\t@${ending} path *.${ending}\n\theader @${ending} Content-Type "${type}"`)
  .join('\n')}
	@packed path_regexp ${packedName}
	header @packed Content-Type "${bytes}"
	@sums path /SHA256SUMS
	header @sums Content-Type "${mediaTypes.txt}"

	handle_errors {
		header Content-Type "${mediaTypes.html}"
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
${types.map(([type, ending]) => `AddType ${type} .${ending}`).join('\n')}
AddCharset utf-8 ${Object.entries(mediaTypes)
  .filter(([, type]) => type.includes('charset'))
  .map(([ending]) => `.${ending}`)
  .join(' ')}
<FilesMatch "${packedName}">
  ForceType ${bytes}
</FilesMatch>
<Files "SHA256SUMS">
  ForceType "${mediaTypes.txt}"
</Files>

${headers.map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
${ofOwn.map(([name, value]) => `Header always set ${name} "${value}"`).join('\n')}
<FilesMatch "(?:\\.(?:${sharedEndings.join('|')})|^SHA256SUMS)$">
${shared.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n')}
</FilesMatch>
Header set Cache-Control "${askFirst}"
<FilesMatch "${hashedName}">
  Header set Cache-Control "${forGood}"
</FilesMatch>
`;
