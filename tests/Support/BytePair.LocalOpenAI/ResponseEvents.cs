using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BytePair.LocalOpenAI;

/// <summary>The events of a streamed response, in the order that the service has them.</summary>
internal sealed class ResponseEvents(HttpContext context, JsonObject response)
{
    private int sequence;

    public async Task WriteAsync(Answer answer, JsonObject item, JsonObject usage)
    {
        context.BeginEvents();
        await Event("response.created", new JsonObject { ["response"] = response.DeepClone() });
        await Event("response.in_progress", new JsonObject { ["response"] = response.DeepClone() });
        string itemId = item["id"]!.GetValue<string>();
        await Event("response.output_item.added", new JsonObject { ["output_index"] = 0, ["item"] = Begun(item, answer) });
        await (answer.Call is null ? Text(answer, itemId) : Call(answer, itemId));
        await Event("response.output_item.done", new JsonObject { ["output_index"] = 0, ["item"] = item.DeepClone() });
        JsonObject completed = ResponsesEndpoint.Completed((JsonObject)response.DeepClone(), answer, item, usage);
        await Event(answer.IsCut ? "response.incomplete" : "response.completed", new JsonObject { ["response"] = completed });
    }

    private static JsonNode Begun(JsonObject item, Answer answer)
    {
        JsonNode begun = item.DeepClone();
        begun["status"] = "in_progress";
        begun[answer.Call is null ? "content" : "arguments"] = answer.Call is null ? new JsonArray() : string.Empty;
        return begun;
    }

    private async Task Text(Answer answer, string itemId)
    {
        await Event("response.content_part.added", Of(itemId, new JsonObject { ["content_index"] = 0, ["part"] = ResponsesEndpoint.TextPart(string.Empty) }));
        foreach (string part in answer.Parts)
        {
            await Event("response.output_text.delta", Of(itemId, new JsonObject { ["content_index"] = 0, ["delta"] = part, ["logprobs"] = new JsonArray() }));
        }

        await Event("response.output_text.done", Of(itemId, new JsonObject { ["content_index"] = 0, ["text"] = answer.Text, ["logprobs"] = new JsonArray() }));
        await Event("response.content_part.done", Of(itemId, new JsonObject { ["content_index"] = 0, ["part"] = ResponsesEndpoint.TextPart(answer.Text!) }));
    }

    private async Task Call(Answer answer, string itemId)
    {
        foreach (string part in answer.Parts)
        {
            await Event("response.function_call_arguments.delta", Of(itemId, new JsonObject { ["delta"] = part }));
        }

        await Event("response.function_call_arguments.done", Of(itemId, new JsonObject { ["arguments"] = answer.Call!.Arguments }));
    }

    private static JsonObject Of(string itemId, JsonObject members)
    {
        members["item_id"] = itemId;
        members["output_index"] = 0;
        return members;
    }

    private Task Event(string type, JsonObject members)
    {
        members["type"] = type;
        members["sequence_number"] = sequence;
        sequence++;
        return context.WriteEventAsync(members, type);
    }
}
