/** The namespaces that matter in a picture. */
export const namespaces = {
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  xhtml: 'http://www.w3.org/1999/xhtml',
  mathml: 'http://www.w3.org/1998/Math/MathML',
  xinclude: 'http://www.w3.org/2001/XInclude',
} as const;

/** The words of a text with blanks between them, as a set. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** The elements of SVG that a picture may have; all others are left out with what is in them. */
export const elements = words(`
  svg g defs symbol use switch a title desc style
  path rect circle ellipse line polyline polygon text tspan textPath image
  marker clipPath mask pattern linearGradient radialGradient stop
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  animate set animateTransform animateMotion mpath
`);

/** Elements of SVG, some of drafts and of SVG Tiny, that run code. */
export const runningElements = words('script handler listener');

/** Elements of SVG, some of drafts, that show another document or play one. */
export const foreignElements = words(
  'iframe object embed audio video canvas source link meta base',
);

/** Elements in which letters are drawn or read aloud; letters elsewhere are left out. */
export const textElements = words('text tspan textPath title desc');

/** Elements whose `href` may name a part of the same picture. */
export const referringElements = words(
  'a use textPath mpath linearGradient radialGradient pattern filter feImage animate set animateTransform animateMotion',
);

/** Elements whose `href` may hold the bytes of an image. */
export const imageElements = words('image feImage');

export const animationElements = words('animate set animateTransform animateMotion');

/** Attributes that only animations have. */
export const animationAttributes = words(`
  begin dur end min max restart repeatCount repeatDur calcMode keyTimes keySplines keyPoints additive accumulate
  attributeName attributeType path origin
`);

/**
 * Attributes that hold the values of an animation, which belong to what its `attributeName` names.
 */
export const animatedValues = words('values from to by');

/** Attributes that are written as they are: no browser reads an address or a style in them. */
export const plainAttributes = words(`
  id class lang role version viewBox preserveAspectRatio systemLanguage requiredFeatures requiredExtensions
  x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height d points pathLength rotate textLength lengthAdjust
  startOffset method spacing side transform gradientTransform gradientUnits spreadMethod offset
  patternTransform patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits
  markerUnits markerWidth markerHeight refX refY orient
  filterUnits primitiveUnits in in2 result stdDeviation edgeMode mode operator k1 k2 k3 k4 order kernelMatrix divisor
  bias targetX targetY preserveAlpha kernelUnitLength surfaceScale diffuseConstant specularConstant specularExponent
  limitingConeAngle scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ
  radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent type
  values media
  aria-label aria-labelledby aria-describedby aria-hidden aria-roledescription
`);

/**
 * Properties that a style sheet or a `style` may set. A property of `presentationAttributes` may be
 * an attribute, too.
 */
const styleOnly = words(`
  animation animation-name animation-duration animation-timing-function animation-delay animation-iteration-count
  animation-direction animation-fill-mode animation-play-state animation-composition
  transition transition-property transition-duration transition-timing-function transition-delay
  transform transform-box translate rotate scale d x y cx cy r rx ry width height
  background-color mix-blend-mode isolation backface-visibility perspective will-change
  font-feature-settings font-kerning font-language-override font-optical-sizing font-synthesis font-variation-settings
  font-variant-ligatures font-variant-caps font-variant-numeric font-variant-east-asian font-variant-alternates font-variant-position font-palette
  text-align text-indent text-transform text-shadow tab-size hyphens line-break word-break overflow-wrap word-wrap text-wrap
  offset offset-path offset-distance offset-rotate offset-anchor offset-position
  margin margin-top margin-right margin-bottom margin-left padding
  forced-color-adjust color-scheme print-color-adjust user-select
  -webkit-font-smoothing -moz-osx-font-smoothing -webkit-text-stroke -webkit-text-fill-color
  max-width max-height min-width min-height position top left right bottom z-index
`);

/** Attributes whose value is read as a style. */
export const presentationAttributes = words(`
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering
  cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
  font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size kerning letter-spacing lighting-color line-height
  marker marker-end marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events
  shape-inside shape-margin shape-padding shape-rendering shape-subtract stop-color stop-opacity
  stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
  text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness
  text-orientation text-overflow text-rendering text-underline-offset text-underline-position
  transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
`);

export const properties: ReadonlySet<string> = new Set([
  ...styleOnly,
  ...presentationAttributes,
  'mask-image',
  'mask-mode',
  'mask-repeat',
  'mask-position',
  'mask-clip',
  'mask-origin',
  'mask-size',
  'mask-composite',
]);

/** What `@font-face` may say: a name for a font of the reader's own machine. */
export const fontProperties = words(
  'font-family font-style font-weight font-stretch font-display src unicode-range size-adjust ascent-override descent-override line-gap-override',
);

export const atRules = words('media supports keyframes -webkit-keyframes font-face layer');

/** Functions of style values. None of them takes an address; `url()` is judged by itself. */
export const functions = words(`
  var calc min max clamp abs sign round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp env
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
  rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective
  cubic-bezier steps linear
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  path circle ellipse inset polygon rect xywh shape ray
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
  local format tech
`);

/**
 * Functions of style values that take an address without `url()`, show another element, or run
 * code.
 */
export const reachingFunctions = words(
  'url src image image-set -webkit-image-set cross-fade -webkit-cross-fade element -moz-element expression paint url-prefix domain -webkit-canvas',
);
