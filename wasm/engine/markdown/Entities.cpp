#include "markdown/Entities.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/Utf8.h"

namespace pipit {
namespace {

// Each name with its semicolon, in the order of the characters (lang and rang in the order of HTML 4).
constexpr std::string_view names =
    "quot;amp;apos;lt;gt;nbsp;iexcl;cent;pound;curren;yen;brvbar;sect;uml;copy;ordf;laquo;not;shy;reg"
    ";macr;deg;plusmn;sup2;sup3;acute;micro;para;middot;cedil;sup1;ordm;raquo;frac14;frac12;frac34;iq"
    "uest;Agrave;Aacute;Acirc;Atilde;Auml;Aring;AElig;Ccedil;Egrave;Eacute;Ecirc;Euml;Igrave;Iacute;I"
    "circ;Iuml;ETH;Ntilde;Ograve;Oacute;Ocirc;Otilde;Ouml;times;Oslash;Ugrave;Uacute;Ucirc;Uuml;Yacut"
    "e;THORN;szlig;agrave;aacute;acirc;atilde;auml;aring;aelig;ccedil;egrave;eacute;ecirc;euml;igrave"
    ";iacute;icirc;iuml;eth;ntilde;ograve;oacute;ocirc;otilde;ouml;divide;oslash;ugrave;uacute;ucirc;"
    "uuml;yacute;thorn;yuml;OElig;oelig;Scaron;scaron;Yuml;fnof;circ;tilde;Alpha;Beta;Gamma;Delta;Eps"
    "ilon;Zeta;Eta;Theta;Iota;Kappa;Lambda;Mu;Nu;Xi;Omicron;Pi;Rho;Sigma;Tau;Upsilon;Phi;Chi;Psi;Omeg"
    "a;alpha;beta;gamma;delta;epsilon;zeta;eta;theta;iota;kappa;lambda;mu;nu;xi;omicron;pi;rho;sigmaf"
    ";sigma;tau;upsilon;phi;chi;psi;omega;thetasym;upsih;piv;ensp;emsp;thinsp;zwnj;zwj;lrm;rlm;ndash;"
    "mdash;lsquo;rsquo;sbquo;ldquo;rdquo;bdquo;dagger;Dagger;bull;hellip;permil;prime;Prime;lsaquo;rs"
    "aquo;oline;frasl;euro;image;weierp;real;trade;alefsym;larr;uarr;rarr;darr;harr;crarr;lArr;uArr;r"
    "Arr;dArr;hArr;forall;part;exist;empty;nabla;isin;notin;ni;prod;sum;minus;lowast;radic;prop;infin"
    ";ang;and;or;cap;cup;int;there4;sim;cong;asymp;ne;equiv;le;ge;sub;sup;nsub;sube;supe;oplus;otimes"
    ";perp;sdot;lceil;rceil;lfloor;rfloor;lang;rang;loz;spades;clubs;hearts;diams;";

constexpr std::uint16_t characters[] = {
    34,   38,   39,   60,   62,   160,  161,  162,  163,   164,   165,  166,  167,  168,  169,  170,  171,
    172,  173,  174,  175,  176,  177,  178,  179,  180,   181,   182,  183,  184,  185,  186,  187,  188,
    189,  190,  191,  192,  193,  194,  195,  196,  197,   198,   199,  200,  201,  202,  203,  204,  205,
    206,  207,  208,  209,  210,  211,  212,  213,  214,   215,   216,  217,  218,  219,  220,  221,  222,
    223,  224,  225,  226,  227,  228,  229,  230,  231,   232,   233,  234,  235,  236,  237,  238,  239,
    240,  241,  242,  243,  244,  245,  246,  247,  248,   249,   250,  251,  252,  253,  254,  255,  338,
    339,  352,  353,  376,  402,  710,  732,  913,  914,   915,   916,  917,  918,  919,  920,  921,  922,
    923,  924,  925,  926,  927,  928,  929,  931,  932,   933,   934,  935,  936,  937,  945,  946,  947,
    948,  949,  950,  951,  952,  953,  954,  955,  956,   957,   958,  959,  960,  961,  962,  963,  964,
    965,  966,  967,  968,  969,  977,  978,  982,  8194,  8195,  8201, 8204, 8205, 8206, 8207, 8211, 8212,
    8216, 8217, 8218, 8220, 8221, 8222, 8224, 8225, 8226,  8230,  8240, 8242, 8243, 8249, 8250, 8254, 8260,
    8364, 8465, 8472, 8476, 8482, 8501, 8592, 8593, 8594,  8595,  8596, 8629, 8656, 8657, 8658, 8659, 8660,
    8704, 8706, 8707, 8709, 8711, 8712, 8713, 8715, 8719,  8721,  8722, 8727, 8730, 8733, 8734, 8736, 8743,
    8744, 8745, 8746, 8747, 8756, 8764, 8773, 8776, 8800,  8801,  8804, 8805, 8834, 8835, 8836, 8838, 8839,
    8853, 8855, 8869, 8901, 8968, 8969, 8970, 8971, 10216, 10217, 9674, 9824, 9827, 9829, 9830};

static_assert(std::ranges::count(names, ';') == std::ssize(characters));

constexpr char32_t replacementCharacter = 0xfffd;

// 0 for a name that is not known.
char32_t named(std::string_view name) {
  std::size_t at = 0;
  for (const std::uint16_t character : characters) {
    const std::size_t length = names.find(';', at) - at;
    if (names.substr(at, length) == name) return character;
    at += length + 1;
  }
  return 0;
}

constexpr char32_t digitOf(char c) {
  if (c <= '9') return static_cast<char32_t>(c - '0');
  return static_cast<char32_t>((c | 0x20) - 'a' + 10);
}

// The digits have been checked: seven at most.
char32_t numbered(std::string_view digits, char32_t base) {
  char32_t number = 0;
  for (const char c : digits) number = number * base + digitOf(c);
  const bool isCharacter = number > 0 && number <= 0x10ffff && (number < 0xd800 || number > 0xdfff);
  return isCharacter ? number : replacementCharacter;
}

char32_t characterOf(std::string_view name) {
  if (!name.starts_with('#')) return named(name);
  const bool isHexadecimal = name.starts_with("#x") || name.starts_with("#X");
  return isHexadecimal ? numbered(name.substr(2), 16) : numbered(name.substr(1), 10);
}

}  // namespace

void appendEntity(std::string& text, std::string_view entity) {
  const char32_t character = characterOf(entity.substr(1, entity.size() - 2));
  if (character)
    appendUtf8(text, character);
  else
    text += entity;
}

}  // namespace pipit
