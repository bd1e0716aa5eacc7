#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "domain/Form.h"

namespace pipit::server {
namespace {

TEST(ContactForm, NeedsAnAddressToAnswerTo) {
  EXPECT_TRUE(isExtra(contactExtra()));
  const auto form = Form::parse(contactExtra());
  EXPECT_EQ(form->name(), kContactForm);
  EXPECT_TRUE(form->check({{"email", "ana@example.com"}, {"notes", std::string(500, 'x')}}).empty());
  EXPECT_EQ(form->check({{"name", "Ana"}}).at(0).field, "email");
}

TEST(ContactForm, KnowsFourTimesOfTheDay) {
  const auto form = Form::parse(contactExtra());
  for (const char* time : {"Anytime", "Morning", "Afternoon", "Evening"})
    EXPECT_TRUE(form->check({{"email", "ana@example.com"}, {"time", time}}).empty()) << time;
  EXPECT_EQ(form->check({{"email", "ana@example.com"}, {"time", "Midnight"}}).at(0).field, "time");
}

TEST(ContactForm, TakesAlongWhatStandsOnTheVisitorsList) {
  const auto form = Form::parse(contactExtra());
  EXPECT_TRUE(
      form->check({{"email", "ana@example.com"}, {"shortlist", "Aurora Solitaire, Mote Studs"}}).empty());
}

TEST(PrechatForm, AsksWhatTheOwnerNames) {
  const auto extra = prechatExtra("name,email!");
  ASSERT_TRUE(extra);
  EXPECT_TRUE(isExtra(*extra));
  const auto form = Form::parse(*extra);
  ASSERT_TRUE(form);
  EXPECT_EQ(form->name(), kPrechatForm);
  EXPECT_TRUE(form->check({{"email", "ana@example.com"}}).empty());
  EXPECT_TRUE(form->check({{"email", "ana@example.com"}, {"name", "Ana"}}).empty());
  EXPECT_EQ(form->check({{"name", "Ana"}}).at(0).field, "email");
  EXPECT_EQ(form->check({{"email", "ana"}}).at(0).field, "email");
}

TEST(PrechatForm, AsksAllThatThereIs) {
  EXPECT_TRUE(isExtra(*prechatExtra("name!,email!,phone!,company!,order!")));
}

TEST(PrechatForm, IsNoneWhereNothingIsAsked) {
  EXPECT_EQ(prechatExtra(""), "");
}

TEST(PrechatForm, RefusesWhatItDoesNotKnow) {
  for (const char* fields : {"age", "name,", ",name", "name,name", "name,name!", "name!!", "!", "Name",
                             "name, email", "name;email"})
    EXPECT_FALSE(prechatExtra(fields)) << fields;
}

}  // namespace
}  // namespace pipit::server
