using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>One call of the bot and what it was answered. <paramref name="Status"/> is 0 when the connection was cut instead.</summary>
public sealed record FakeCall(string Method, JsonObject Parameters, int Status);
