#pragma once

namespace pipit::sim {

class Chance;

// How much goes wrong with each request, message and write. Probabilities, and times in milliseconds.
struct Weather {
  // Each run has some kinds of trouble and not others: what hides behind one kind shows without it.
  // Source: Groce et al., "Swarm Testing", ISSTA 2012.
  [[nodiscard]] static Weather drawn(Chance& chance);
  [[nodiscard]] static Weather fine() { return {}; }

  double requestLost = 0;
  double answerLost = 0;
  double answerCut = 0;
  // What is lost is lost without an error.
  double silence = 0;
  // Answered in the service's place by what stands before it, without having reached it or after it.
  double gatewayError = 0;
  double lateGatewayError = 0;
  double tooMany = 0;
  double refused = 0;
  double slow = 0;
  double duplicated = 0;
  double writeRefused = 0;

  double latency = 20;
  double slowLatency = 0;
  double portLatency = 1;
  double tabLatency = 1;
  double answerPause = 20;
};

}  // namespace pipit::sim
