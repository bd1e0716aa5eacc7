#include "catalogue/Catalogue.h"

#include <algorithm>

#include "text/Lexer.h"
#include "text/Normalise.h"

namespace pipit::concierge {
namespace {

std::string asPhrase(std::string_view text) {
  std::string phrase;
  for (const auto& token : tokenise(normalise(text))) {
    if (token.kind != Token::Kind::Word) return {};
    phrase += (phrase.empty() ? "" : " ") + token.text;
  }
  return phrase;
}

// A name of one word that already means something ("Band") stays what it was.
void addName(Vocabulary& vocabulary, const Product& product) {
  const auto phrase = asPhrase(product.name);
  if (phrase.find(' ') == std::string::npos) return;
  vocabulary.add(phrase, {Meaning::Kind::Product, product.id});
  vocabulary.add(phrase, {Meaning::Kind::Category, product.category});
}

void addStone(Vocabulary& vocabulary, const std::string& stone) {
  const auto phrase = asPhrase(stone);
  if (phrase.empty() || vocabulary.find(phrase) != nullptr) return;
  vocabulary.add(phrase, {Meaning::Kind::Stone, stone});
  vocabulary.add(phrase + "s", {Meaning::Kind::Stone, stone});
}

}  // namespace

const Product* Catalogue::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(products_, id, {}, &Product::id);
  return found == products_.end() || found->id != id ? nullptr : &*found;
}

void Catalogue::extend(Vocabulary& vocabulary) const {
  for (const auto& product : products_) {
    for (const auto& stone : product.stones) addStone(vocabulary, stone);
    addName(vocabulary, product);
  }
}

}  // namespace pipit::concierge
