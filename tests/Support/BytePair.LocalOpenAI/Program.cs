using BytePair.LocalOpenAI;

// For trying samples by hand: prints where it listens, and listens until it is stopped.
await using LocalServer server = await LocalServer.StartAsync();
Console.WriteLine($"OPENAI_BASE_URL={server.BaseAddress}");
await Task.Delay(Timeout.Infinite);
