using Microsoft.AspNetCore.Http;

namespace BytePair.Web.Api;

/// <summary>Makes an answer of whatever fails.</summary>
internal static class ErrorAnswers
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception e) when (context.Response.HasStarted)
        {
            // Too late for another status: the answer ends before its end, which every client notices.
            Report(e);
            context.Abort();
        }
        catch (Exception e)
        {
            await WriteAsync(context, Explain(e, context)).ConfigureAwait(false);
        }
    }

    private static Task WriteAsync(HttpContext context, ApiException error)
    {
        context.Response.StatusCode = error.Status;
        return ApiJson.WriteAsync(context, new ErrorResponse(new ApiError(error.Code, error.Message)), ApiJsonContext.Api.ErrorResponse);
    }

    private static ApiException Explain(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case ApiException api:
                return api;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new ApiException(413, "too_large", $"A request has at most {ApiJson.MaxBytesOf(context)} bytes here. Send the text in parts.");
            case BadHttpRequestException bad:
                return new ApiException(bad.StatusCode, "bad_request", "The request isn't well-formed HTTP, or came too slowly.");
            default:
                Report(exception);
                return new ApiException(500, "internal", "The server failed. That is a defect of it, not of the request.");
        }
    }

    /// <summary>The kind of failure and its place; never its message, which could have some of the text in it.</summary>
    private static void Report(Exception e) =>
        Console.Error.WriteLine($"bytepair: {e.GetType().Name} {e.StackTrace?.Split('\n', 2)[0].Trim()}");
}
