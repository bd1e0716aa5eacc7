#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <thread>

#include "support/Pipitd.h"

namespace {

const std::string kPdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
const std::string kPng("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x01\x08\x06\0\0\0abcd", 33);
constexpr std::size_t kMost = 10 * 1024 * 1024;

std::size_t filesIn(const Pipitd& service) {
  const std::filesystem::path folder = service.folder.path("uploads");
  if (!std::filesystem::exists(folder)) return 0;
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

// Visitors' files as clients see them: docs/attachments.md.
class UploadsOverHttp : public ::testing::Test {
 protected:
  HttpAnswer upload(const std::string& content, const std::string& name = "order.pdf",
                    const std::string& more = {}) const {
    return request(service.port, "POST", "/api/uploads", content,
                   bearer(visitor.token) + "X-Pipit-Filename: " + name + "\r\n" + more);
  }
  HttpAnswer get(const std::string& id, const std::string& token) const {
    return request(service.port, "GET", "/api/uploads/" + id, {}, bearer(token));
  }
  HttpAnswer say(const std::string& body) const {
    return request(service.port, "POST", "/api/chat", body, bearer(visitor.token));
  }
  static std::string idOf(const HttpAnswer& answer) {
    return boost::json::parse(answer.body).at("id").as_string().c_str();
  }

  Pipitd service{{"--answer-pace", "0", "--upload-rate", "0"}};
  Visitor visitor{service};
};

TEST_F(UploadsOverHttp, AreTakenNamedAndGivenBackToWhoSentThem) {
  const auto taken = upload(kPng, "%E6%8C%87%E8%BC%AA%20%22.png");
  ASSERT_EQ(taken.status, 201) << taken.body;
  const auto file = boost::json::parse(taken.body);
  EXPECT_EQ(file.at("name").as_string(), "指輪 '.png");
  EXPECT_EQ(file.at("type").as_string(), "image/png");
  EXPECT_EQ(file.at("size").as_int64(), 33);
  EXPECT_EQ(file.at("width").as_int64(), 2);
  const auto got = get(idOf(taken), visitor.token);
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(got.body, kPng);
  EXPECT_EQ(got.headers.at("content-type"), "image/png");
  EXPECT_EQ(got.headers.at("content-disposition"), "inline; filename*=UTF-8''%E6%8C%87%E8%BC%AA%20%27.png");
  EXPECT_EQ(got.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(got.headers.at("content-security-policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(got.headers.at("cache-control"), "private");
  EXPECT_TRUE(
      get(idOf(upload(kPdf)), visitor.token).headers.at("content-disposition").starts_with("attachment;"));
}

TEST_F(UploadsOverHttp, AreNobodyElses) {
  const std::string id = idOf(upload(kPdf));
  const Visitor other(service);
  EXPECT_EQ(get(id, other.token).status, 404);
  EXPECT_EQ(get("u_00000000000000000000000000000000", visitor.token).status, 404);
  EXPECT_EQ(get("..%2f..%2fpipit.db", visitor.token).status, 404);
  EXPECT_EQ(get(id, "none").status, 401);
  EXPECT_EQ(request(service.port, "GET", "/api/uploads/" + id).status, 401);
  EXPECT_EQ(request(service.port, "POST", "/api/uploads", kPdf).status, 401);
  EXPECT_EQ(request(service.port, "POST", "/api/chat",
                    R"({"clientId":"client-1","attachments":[")" + id + R"("]})", bearer(other.token))
                .status,
            404);
}

TEST_F(UploadsOverHttp, OfAnotherTypeOrNoneAreRefusedAndLeaveNothing) {
  for (const std::string& content :
       {std::string("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        std::string("<html>%PDF-1.7 and more of it, and more of it"),
        std::string("PK\3\4 and more of it, and more"), std::string()}) {
    const auto refused = upload(content, "ring.png", "Content-Type: image/png\r\n");
    EXPECT_EQ(refused.status, 415) << content;
    EXPECT_TRUE(refused.body.contains(R"("code":"upload.type")")) << content;
  }
  EXPECT_EQ(filesIn(service), 0u);
}

TEST_F(UploadsOverHttp, HaveTenMegabytesAtMost) {
  std::string largest = kPdf + std::string(kMost - kPdf.size(), 'x');
  const auto taken = upload(largest);
  EXPECT_EQ(taken.status, 201);
  EXPECT_EQ(get(idOf(taken), visitor.token).body, largest);
  EXPECT_EQ(upload(largest + 'x').status, 413);
  EXPECT_EQ(filesIn(service), 1u);
}

TEST_F(UploadsOverHttp, HaveNoMoreInPiecesOfUnknownNumber) {
  RawSocket socket(service.port);
  socket.send("POST /api/uploads HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n" +
              bearer(visitor.token) + "\r\n");
  const std::string piece = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
  for (int i = 0; i < 11; ++i) socket.send(piece);
  EXPECT_EQ(parseAnswer(socket.readUntil("\r\n\r\n")).status, 413);
  EXPECT_EQ(filesIn(service), 0u);
}

TEST_F(UploadsOverHttp, ThatAreCutOffLeaveNothing) {
  {
    RawSocket socket(service.port);
    socket.send("POST /api/uploads HTTP/1.1\r\nHost: t\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n" +
                bearer(visitor.token) + "\r\n");
    ASSERT_TRUE(socket.readUntil("100 Continue").contains("100 Continue"));
    socket.send(kPdf);
    while (filesIn(service) == 0) std::this_thread::yield();
  }
  while (filesIn(service) > 0) std::this_thread::yield();
  EXPECT_EQ(upload(kPdf).status, 201);
}

TEST_F(UploadsOverHttp, ThatAreNotWantedAreNotReceived) {
  RawSocket socket(service.port);
  socket.send(
      "POST /api/uploads HTTP/1.1\r\nHost: t\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(parseAnswer(socket.readUntil("\r\n\r\n")).status, 401);
}

TEST_F(UploadsOverHttp, LetTheConnectionGoOn) {
  RawSocket socket(service.port);
  const std::string head = "POST /api/uploads HTTP/1.1\r\nHost: t\r\n" + bearer(visitor.token) +
                           "Content-Length: " + std::to_string(kPdf.size()) + "\r\n\r\n";
  socket.send(head + kPdf + head + kPdf);
  const std::string first = socket.readUntil("}");
  EXPECT_EQ(parseAnswer(first).status, 201);
  const std::string both = first + socket.readUntil("}");
  EXPECT_NE(both.find("201 Created"), both.rfind("201 Created"));
}

TEST_F(UploadsOverHttp, GoWithAMessageByTheirIds) {
  const std::string first = idOf(upload(kPng, "ring.png")), second = idOf(upload(kPdf));
  EXPECT_EQ(say(R"({"clientId":"client-1","attachments":[")" + first + R"(",{"id":")" + second +
                R"(","name":"forged"}]})")
                .status,
            202);
  const auto message = visitor.history().at(0);
  EXPECT_EQ(message.at("text").as_string(), "ring.png, order.pdf");
  EXPECT_EQ(message.at("attachments").at(0).at("height").as_int64(), 1);
  EXPECT_EQ(message.at("attachments").at(1).at("name").as_string(), "order.pdf");
  const auto again = say(R"({"clientId":"client-2","attachments":[")" + first + R"("]})");
  EXPECT_EQ(again.status, 404);
  EXPECT_TRUE(again.body.contains(R"("code":"upload.unknown")"));
}

TEST_F(UploadsOverHttp, AreNamedAsAListOfDifferentIds) {
  const std::string id = idOf(upload(kPdf));
  const std::string twice = "\"" + id + "\",\"" + id + "\"";
  for (const std::string& list :
       {twice, std::string("1"), std::string("null"), std::string("{}"), std::string("[]"),
        std::string(R"("a","b","c","d","e","f")"), '"' + std::string(65, 'u') + '"'}) {
    const auto refused = say(R"({"clientId":"client-1","text":"Look","attachments":[)" + list + "]}");
    EXPECT_EQ(refused.status, 400) << list;
    EXPECT_TRUE(refused.body.contains(R"("field":"attachments")")) << list;
  }
  EXPECT_EQ(say(R"({"clientId":"client-1","text":"Look","attachments":"u"})").status, 400);
  EXPECT_EQ(say(R"({"clientId":"client-1","text":" ","attachments":[]})").status, 400);
}

TEST_F(UploadsOverHttp, HaveANameInEscapes) {
  for (const std::string& name :
       {std::string("%"), std::string("%zz"), std::string("%FF"), std::string(201, 'a')})
    EXPECT_EQ(upload(kPdf, name).status, 400) << name;
  EXPECT_EQ(upload(kPdf, "a+b.pdf").body.contains("a+b.pdf"), true);
}

TEST(UploadLimits, AreTheOperators) {
  const Pipitd service({"--upload-rate", "1/1", "--upload-quota", "1/1"});
  const Visitor visitor(service);
  const auto upload = [&] {
    return request(service.port, "POST", "/api/uploads", kPdf, bearer(visitor.token));
  };
  EXPECT_EQ(upload().status, 201);
  const auto tooOften = upload();
  EXPECT_EQ(tooOften.status, 429);
  EXPECT_TRUE(tooOften.headers.contains("retry-after"));
  const auto off =
      run({PIPITD, "site", "save", "demo-shop", "--uploads", "off", "--database", service.database()});
  EXPECT_EQ(off.status, 0) << off.output;
  EXPECT_EQ(upload().status, 403);
  EXPECT_FALSE(request(service.port, "GET", "/api/widget/config?site=demo-shop").body.contains("uploads"));
  const auto wrong =
      run({PIPITD, "site", "save", "demo-shop", "--uploads", "maybe", "--database", service.database()});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_TRUE(wrong.output.contains("on or off")) << wrong.output;
}

}  // namespace
