#include <gtest/gtest.h>

#include "store/PostgresAddress.h"

namespace pipit::server {
namespace {

TEST(PostgresAddress, IsShownWithoutItsPassword) {
  const auto address = postgresAddress("postgresql://ada:s%40cret@db.example:5433/chat?sslmode=require");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->shown, "postgresql://ada@db.example:5433/chat");
  EXPECT_EQ(address->password, "s@cret");
  EXPECT_TRUE(address->connection.contains("sslmode='require'"));
  EXPECT_TRUE(address->connection.contains("connect_timeout='3'"));
}

TEST(PostgresAddress, KeepsWhatItSaysOfTimes) {
  EXPECT_TRUE(
      postgresAddress("postgres://db/chat?connect_timeout=9")->connection.contains("connect_timeout='9'"));
}

TEST(PostgresAddress, SaysHowLongAnAnswerMayTake) {
  EXPECT_EQ(postgresAddress("postgres://db/chat")->patience, std::chrono::seconds(15));
  EXPECT_EQ(postgresAddress("postgres://db/chat?tcp_user_timeout=700")->patience,
            std::chrono::milliseconds(700));
  EXPECT_EQ(postgresAddress("postgres://db/chat?tcp_user_timeout=0")->patience.count(), 0);
}

TEST(PostgresAddress, IsNoneWithoutADatabaseOrWithWhatNobodyKnows) {
  for (const char* text :
       {"postgresql://", "postgresql://db.example", "postgresql:chat", "postgres:/x",
        "postgresql://db/chat?colour=red", "postgresql://db:port:1/chat", "postgresql://ada:hun@ter2@db/chat",
        "postgresql://ada:12/ter2@db/chat", "host=db dbname=chat"})
    EXPECT_FALSE(postgresAddress(text)) << text;
}

TEST(PostgresAddress, LeavesThePasswordOutOfWhatIsSaid) {
  const auto address = postgresAddress("postgresql://ada:hunter2@db/chat");
  EXPECT_EQ(address->saying("hunter2 is not hunter2's\n password\n"), "*** is not ***'s  password");
}

TEST(PostgresAddress, IsToldFromAFile) {
  EXPECT_TRUE(isPostgresAddress("postgresql://db/chat"));
  EXPECT_TRUE(isPostgresAddress("postgres:chat"));
  EXPECT_FALSE(isPostgresAddress("pipit.db"));
  EXPECT_FALSE(isPostgresAddress("./postgresql://x"));
}

}  // namespace
}  // namespace pipit::server
