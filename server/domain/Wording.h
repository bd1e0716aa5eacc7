#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "domain/Site.h"
#include "domain/SiteRules.h"

namespace pipit::server {

struct TextKey;

// ICU messages that an owner has put in place of the widget's own, by the names of generated/TextKeys.h.
using OwnTexts = std::map<std::string, std::string, std::less<>>;
// By language. None of them is without a text.
using Wording = std::map<std::string, OwnTexts, std::less<>>;

// As an operator writes it: {"de": {"send": "Abschicken", "menu.theme": "Farben"}}. A name with dots may be
// objects in each other as well, as in web/locales. The problem's field says which language and text.
std::expected<Wording, SiteProblem> readWording(std::string_view json);

// As readWording() takes it, a line for each text.
std::string serialize(const Wording& wording);

// Nothing if there is no text of that name.
const TextKey* findTextKey(std::string_view name);
// Whether the widget can say that there.
bool isUsable(const TextKey& key, const std::string& message);

// What a site says in words of its own in that language. What the owner says in some languages goes before
// what the site says in all (its welcome, its name…); that remains for the others.
OwnTexts ownTextsOf(const Site& site, const Wording& wording, std::string_view language);

// The site without what `wording` says as well: the frame takes that from its texts then.
Site withoutReworded(Site site, const Wording& wording);

}  // namespace pipit::server
